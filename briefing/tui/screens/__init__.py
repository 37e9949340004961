"""What fills the terminal; the state of reading lives here, in a few reactive vars."""
