-- one row per organisation standing on the date in whose name, with the names above it, every word of $words
-- (folded, each once) occurs, at least one of them in its own; the $most best, and how many there are. First
-- come those that hold all words as one $phrase, then those with more of them as whole words, with more of them
-- in the own name, the higher in the tree, the shorter name
with recursive
word as (
    select
        unnest($words) as word,
        cast(pow(2, generate_subscripts($words, 1) - 1) as integer) as bit
),

-- which words an organisation's own name holds
held as (
    select
        s.organisation_key as organisation_key,
        sum(w.bit) as bits,
        count(*) as words,
        coalesce(
            sum(w.bit) filter (where contains(' ' || s.searched || ' ', ' ' || w.word || ' ')), 0
        ) as whole_bits
    from standing as s
    inner join word as w on contains(s.searched, w.word)
    group by s.organisation_key
),

-- who has others under itself, with the words found on the way down from the top
above as (
    select
        s.organisation_key as organisation_key,
        s.parent_key as parent_key,
        s.name as name,
        coalesce(h.bits, 0) as bits,
        coalesce(h.whole_bits, 0) as whole_bits
    from standing as s
    left join held as h on s.organisation_key = h.organisation_key
    where s.organisation_key in (select c.parent_key from standing as c)
),

placed as (
    select
        a.organisation_key as organisation_key,
        1 as depth,
        a.name as path,
        cast(a.bits as hugeint) as bits,
        cast(a.whole_bits as hugeint) as whole_bits
    from above as a
    where a.parent_key is null
    union all
    select
        a.organisation_key as organisation_key,
        p.depth + 1 as depth,
        p.path || ' › ' || a.name as path,
        cast(p.bits | a.bits as hugeint) as bits,
        cast(p.whole_bits | a.whole_bits as hugeint) as whole_bits
    from placed as p
    inner join above as a on p.organisation_key = a.parent_key
)

select
    s.organisation_id as organisation_id,
    s.name as name,
    p.path as above,
    starts_with(s.organisation_id, 'minh-hoa-') as is_made_up,
    count(*) over () as found
from held as h
inner join standing as s on h.organisation_key = s.organisation_key
left join placed as p on s.parent_key = p.organisation_key
where (h.bits | coalesce(p.bits, 0)) = (select sum(w.bit) from word as w)
order by
    contains(s.searched, $phrase) desc,
    bit_count(h.whole_bits | coalesce(p.whole_bits, 0)) desc,
    h.words desc,
    coalesce(p.depth, 0),
    length(s.name),
    s.organisation_key
limit $most
