-- what the tally of $as_of said of the organisations in scope, and of the sums of those affected
delete from draft.store.standing
where review_date = $as_of and organisation_key in (select s.organisation_key from scope as s);

delete from draft.store.member_total
where review_date = $as_of and parent_key in (select a.parent_key from affected_parent as a);

delete from draft.store.member_rung
where review_date = $as_of and parent_key in (select a.parent_key from affected_parent as a);
