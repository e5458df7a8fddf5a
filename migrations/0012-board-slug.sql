-- By its slug a board is chosen at the door, so two boards may not share one. The list of boards is open to everybody who signs in:
-- that a slug is taken tells nothing that the list does not (decision 0035).
create unique index board_slug on board (slug);
