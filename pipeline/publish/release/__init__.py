"""A set made for the public: what each licence allows, what is left out, and how it goes to a portal."""
