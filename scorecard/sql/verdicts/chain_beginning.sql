-- one row per signature and month from which its chain may begin: the first, or that of the founding
-- (semantics §4.2)
select s.signature_id as signature_id, cast(0 as integer) as from_month
from chain_signature as s
union
select s.signature_id as signature_id, cast(s.founded_after as integer) as from_month
from chain_signature as s
