"""The rules of the assessment, as pure values: a week and the answers in, findings out."""
