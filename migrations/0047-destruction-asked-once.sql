-- The same month, and the same dossier, is proposed once at a time.
create unique index destruction_of_month_once on destruction (board_id, bucket) where state in ('proposed', 'approved', 'begun', 'erased');
create unique index destruction_of_dossier_once on destruction (board_id, dossier_id)
  where dossier_id is not null and state in ('proposed', 'approved', 'begun', 'erased');

-- Why one dossier goes before its time.
alter table destruction add column ground text check (ground in ('request', 'mistake', 'other'));

-- One dossier is proposed only by who reads it.
drop policy app_proposes on destruction;
create policy app_proposes on destruction for insert to pluis_app with check (
  may_destroy() and proposed_by = app_staff() and state = 'proposed' and (dossier_id is null or reads_dossier(dossier_id))
);
