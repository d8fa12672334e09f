-- One role and one schema for each service, none of which reads another's. Repeating it changes nothing.
\set ON_ERROR_STOP on
select format('create role %I login', name)
  from unnest(array['directory', 'numbering', 'distribution', 'drafting', 'connector']) as name
 where not exists (select from pg_roles where rolname = name) \gexec
-- ORDER BY has to agree with SQLite's: by bytes.
select 'create database vanthu template template0 encoding ''UTF8'' locale ''C.UTF-8'''
 where not exists (select from pg_database where datname = 'vanthu') \gexec
revoke all on database vanthu from public;
\connect vanthu
revoke all on schema public from public;
create temporary view service_schema as
  select * from (values ('directory', 'directory'), ('numbering', 'numbering'), ('distribution', 'distribution'),
                        ('drafting', 'drafting'), ('connector', 'connector'), ('connector_department', 'connector'),
                        ('connector_commune', 'connector'), ('connector_press', 'connector')) as mine(schema, role);
select distinct format('grant connect on database vanthu to %I', role) from service_schema \gexec
select format('create schema %I authorization %I', schema, role)
  from service_schema
 where to_regnamespace(schema) is null \gexec
