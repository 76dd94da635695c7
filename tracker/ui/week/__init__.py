"""The week screen: the running timer, the weekly grid and the live panel."""
