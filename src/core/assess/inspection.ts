import { childrenIn, personsIn, type Dossier } from '../dossier/dossier.ts';
import type { ChildId, PlainDate } from '../kernel/kernel.ts';

/** Who may inspect the file about one child on one day: the AVG, and UAVG article 5 paragraph 4 (domain.md §5.3). */
export type InspectionRight = {
  readonly child: ChildId;
  /** Whole years; null where the birth date is not recorded. */
  readonly age: number | null;
  /** From 16 years the child; before that whoever has parental authority, on the child's behalf. */
  readonly exercisedBy: 'child' | 'representative' | 'unknown';
  /** From 12 to 15 years the child is heard about a request of its representative. */
  readonly isHeard: boolean;
  /** Persons with parental authority over this child, while they exercise the right. */
  readonly representatives: readonly string[];
  /** Persons of whom the authority is not recorded: to be checked first. */
  readonly authorityUnknown: readonly string[];
  /** Caregivers without authority: no inspection; they may ask for main matters, unless that harms the child. */
  readonly mainMattersOnly: readonly string[];
  readonly source: string;
};

export function inspectionOn(dossier: Dossier, day: PlainDate): readonly InspectionRight[] {
  return childrenIn(dossier).map(({ id, birthDate }) => {
    const age = birthDate === undefined ? null : ageOn(day, birthDate);
    const persons = personsIn(dossier).filter(
      ({ relation, children }) => relation === 'caregiver' && (children === undefined || children.includes(id)),
    );
    const withCustody = (custody: string) =>
      persons.filter((person) => person.custody === custody).map((person) => person.id);
    const exercisedBy = age === null ? 'unknown' : age >= 16 ? 'child' : 'representative';
    return {
      child: id,
      age,
      exercisedBy,
      isHeard: age !== null && age >= 12 && age < 16,
      representatives: exercisedBy === 'child' ? [] : withCustody('yes'),
      authorityUnknown: withCustody('unknown'),
      mainMattersOnly: withCustody('no'),
      source: 'AVG art. 15; UAVG art. 5 lid 4; BW 1:377c',
    };
  });
}

/** Whole years; somebody born on 29 February is a year older from 1 March in other years. */
function ageOn(day: PlainDate, birthDate: PlainDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
