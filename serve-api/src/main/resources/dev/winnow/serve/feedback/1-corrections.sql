create table corrections (
  id ${identity},
  correction_key varchar(64) not null unique,
  received varchar(32) not null,
  page text not null,
  page_hash varchar(64) not null,
  training_row text not null,
  labels text not null,
  model varchar(200) not null,
  sender varchar(200) not null,
  who varchar(200),
  note text
);
create index corrections_page_hash on corrections (page_hash);
