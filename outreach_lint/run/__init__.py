"""Run: the pipeline from files to a report; what the command line and the library call."""
