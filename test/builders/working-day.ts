import { Dice } from '../security/dice.ts';
import type { Opening } from './pace-model.ts';

const second = 1_000;
const minute = 60 * second;

/**
 * A day of somebody who leads child protection for a large board, by our own guess of such work, on the busy side: they hold up to 80
 * dossiers. What counts is how long a dossier stays open before the next: one that is read takes a minute or more, one that turned out to
 * be another than was looked for a few seconds.
 */
export class WorkingDay {
  readonly openings: Opening[] = [];
  private readonly dice: Dice;
  private readonly dossiers: number;
  private now: number;

  constructor(seed: number) {
    this.dice = new Dice(seed);
    this.dossiers = 20 + this.dice.under(61);
    this.now = Date.UTC(2026, 2, 9, 7, 0) + this.dice.under(90) * minute;
    const ends = Date.UTC(2026, 2, 9, 16, 30);
    while (this.now < ends) this.work();
  }

  private work(): void {
    const work = this.dice.one(['talk', 'talk', 'search', 'search', 'tasks', 'tasks', 'tasks', 'rest'] as const);
    if (work === 'talk') this.prepare();
    if (work === 'search') this.search();
    if (work === 'tasks') this.deal();
    if (work === 'rest') this.pass(600, 4_000);
    // The round of all that runs: once a week or so.
    if (this.dice.once(40)) this.round();
  }

  /** One dossier before a talk, several of its pages, now and then another beside it. */
  private prepare(): void {
    const about = this.any();
    for (let pages = 3 + this.dice.under(10); pages > 0; pages -= 1) {
      this.open(this.dice.once(8) ? this.any() : about);
      this.pass(20, 240);
    }
  }

  /** The right one is not found at once; then it is read. */
  private search(): void {
    for (let wrong = this.dice.under(8); wrong > 0; wrong -= 1) {
      this.open(this.any());
      this.pass(4, 15);
    }
    this.open(this.any());
    this.pass(60, 600);
  }

  /** Tasks of today: something is recorded in each of a few dossiers. */
  private deal(): void {
    for (let tasks = 2 + this.dice.under(6); tasks > 0; tasks -= 1) {
      const about = this.any();
      for (let pages = 2 + this.dice.under(4); pages > 0; pages -= 1) {
        this.open(about);
        this.pass(15, 120);
      }
    }
  }

  /** All that runs, one by one, as in a talk with the director: a look at each, some longer. */
  private round(): void {
    for (let dossier = 0; dossier < this.dossiers; dossier += 1) {
      this.open(dossier);
      if (this.dice.once(4)) this.pass(120, 600);
      else this.pass(35, 180);
    }
  }

  private any(): number {
    return this.dice.under(this.dossiers);
  }

  private open(dossier: number): void {
    this.openings.push({ dossier: String(dossier), at: this.now });
  }

  private pass(least: number, most: number): void {
    this.now += least * second + this.dice.under((most - least) * second);
  }
}

/** Whoever wants to take along all of them: each as soon as the page is there. */
export function scraping(dossiers: number, secondsApart: number): readonly Opening[] {
  const begun = Date.UTC(2026, 2, 9, 18, 0);
  return Array.from({ length: dossiers }, (_, n) => ({ dossier: String(n), at: begun + n * secondsApart * second }));
}
