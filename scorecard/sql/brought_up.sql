-- one row: a store that holds all that the present version of the schema asks for
update {catalog}.store.about
set schema_version = $schema_version
