-- no rows left of the tally of $as_of, nor of review dates before $first
delete from draft.store.tallied_review where review_date = $as_of or review_date < $first;
delete from draft.store.standing where review_date = $as_of or review_date < $first;
delete from draft.store.member_total where review_date = $as_of or review_date < $first;
delete from draft.store.member_rung where review_date = $as_of or review_date < $first;
