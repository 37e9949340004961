"""What goes on in the background: threads that post messages to a screen and change nothing themselves."""
