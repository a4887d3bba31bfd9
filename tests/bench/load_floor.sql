-- one row per record of the CSV file $file: the least that a load of it needs, reading it into a table
create table floor.actuals as
select *
from read_csv(
    $file,
    header = true,
    delim = ',',
    decimal_separator = ',',
    columns = {
        'organisation_id': 'varchar',
        'indicator_id': 'varchar',
        'period': 'varchar',
        -- numbers, and có or không for flags
        'value': 'varchar',
        'numerator': 'decimal(24, 6)',
        'denominator': 'decimal(24, 6)',
        'level': 'varchar',
        'estimate': 'varchar',
        'recorded_on': 'date',
        'recorded_by': 'varchar',
        'source': 'varchar',
        'note': 'varchar',
        'withdrawn': 'varchar'
    }
)
