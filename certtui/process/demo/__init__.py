"""The demo office: an invented state office, its people and the files they would exchange."""
