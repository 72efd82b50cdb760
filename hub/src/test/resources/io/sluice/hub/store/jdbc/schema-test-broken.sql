alter table event drop column data;
insert into nowhere values (1);
