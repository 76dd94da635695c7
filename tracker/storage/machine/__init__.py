"""What belongs to this machine and not to the record: losing it costs no entry."""
