-- one row: a review date of which every organisation is tallied
insert into draft.store.tallied_review (review_date) values ($as_of);
