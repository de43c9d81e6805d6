"""What leaves for people: XML, PDF, QR, ZIP, e-mail and forms."""
