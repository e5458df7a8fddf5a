import type { Shipped } from '../builders/codes.ts';

type Rows = Readonly<Record<'must' | 'preferred' | 'optional' | 'exception' | 'info', string>>;

/** Every row of the tables of rules, by how binding it is; `info` says something and asks nothing to be recorded. */
export const rows: Readonly<Record<Shipped, Rows>> = {
  'fedra-2019': {
    must: `F-1.1 F-1.2 F-1.4 F-1.5 F-1.6 F-1.7 F-1.8 F-1.9 F-2.1 F-2.2 F-2.3 F-2.6 F-3.1 F-3.2 F-3.3 F-3.7 F-3.8 F-3.9
      F-3.10 F-3.12 F-4.1 F-4.2 F-4.4 F-4.8 F-4.10 F-5.1 F-5.2 F-5.3 F-5.4 F-5.5 F-5.6 F-5.7 F-5.8 F-5.9 F-5.10 F-5.13
      F-5.15 F-5.16 F-5.18 F-5.19 F-6.1 F-6.2 F-6.3 F-6.4 F-6.5 F-6.6 F-E.1 F-E.4`,
    preferred: 'F-3.5 F-4.9 F-5.17 F-6.7',
    optional: 'F-1.3 F-2.4 F-2.5 F-3.4 F-3.6 F-4.3 F-4.5 F-4.6 F-E.3',
    exception: 'F-1.10 F-3.11 F-5.11',
    info: 'F-1.11 F-4.7 F-5.12 F-5.14 F-E.2',
  },
  'verdi-2023': {
    must: `V-1.1 V-1.2 V-1.4 V-1.5 V-2.1 V-2.3 V-2.5 V-2.6 V-2.7 V-2.8 V-3.2 V-3.4 V-3.5 V-3.6 V-3.7 V-3.8 V-4.1 V-4.2
      V-4.3 V-4.6 V-4.7 V-5.1 V-5.2 V-5.3 V-5.4 V-5.5 V-5.6 V-5.7 V-5.8 V-5.10 V-6.1 V-E.1`,
    preferred: 'V-2.2',
    optional: 'V-2.4 V-3.1 V-3.3 V-4.4',
    exception: '',
    info: 'V-1.3 V-4.5 V-5.9 V-6.2 V-6.3 V-6.4',
  },
  'landelijk-onderwijs': {
    must: 'N-1.1 N-1.2 N-2.1 N-3.1 N-4.1 N-4.2 N-5.1 N-5.2 N-5.3 N-5.4 N-5.5 N-5.6 N-6.1 N-E.1',
    preferred: '',
    optional: 'N-2.2 N-2.3 N-4.3',
    exception: '',
    info: '',
  },
  'landelijk-kinderopvang': {
    must: 'N-1.1 N-1.2 N-2.1 N-3.1 N-4.1 N-4.2 N-5.1 N-5.2 N-5.3 N-5.4 N-5.5 N-5.6 N-6.1 N-E.1',
    preferred: '',
    optional: 'N-2.2 N-2.3',
    exception: '',
    info: '',
  },
};

/** Rows that bind in the source and are only told here, with the reason why nobody records them as an act. */
export const toldOnly: Readonly<Record<string, string>> = {
  'F-1.11': 'a standing responsibility, carried by finalDecider',
  'F-4.7': 'the duty follows from flags and question 2 and is recorded by F-5.10; a second report button would mislead',
  'F-5.12': 'a list of grounds: they are the flags and the answers',
  'F-5.14': 'the duty follows from questions 3 and 4 and a flag and is recorded by F-5.10',
  'F-E.2': 'what Veilig Thuis may do, not what the school does',
  'V-1.3': 'a manner of writing, carried by the writing aid at every signal',
  'V-4.5': 'definitions and examples: the flags and the examples beside question 2',
  'V-5.9': 'the duty follows from the flag recurrence and question 5 and is recorded by V-5.5',
  'V-6.2': 'who may read: the access policy',
  'V-6.3': 'a right of parents, told to them',
  'V-6.4': 'approval data of the edition',
};

/** Rows of a table that are not in the file at all. */
export const noRule: Readonly<Record<string, string>> = {
  'V-3.X': 'says that Verdi has no ground to leave a talk out; the national rule R-4 gives one',
};
