import { nobody, type Visitor, type WholeHouse } from '../../builders/whole-house.ts';

type House = Pick<WholeHouse, 'people' | 'again'>;

/** Somebody of each role and two strangers; a session that ends is begun anew. */
export class Crowd {
  readonly #house: House;
  readonly #visitors: Visitor[];

  constructor(house: House) {
    this.#house = house;
    this.#visitors = [...house.people, nobody, nobody];
  }

  get size(): number {
    return this.#visitors.length;
  }

  at(place: number): Visitor {
    return this.#visitors[place] ?? nobody;
  }

  async renewAll(): Promise<void> {
    for (const place of this.#visitors.keys()) await this.#renew(place);
  }

  /** Takes over the session that an answer began, as a browser does. Strangers stay strangers. */
  async follow(place: number, answer: Response): Promise<void> {
    const begun = /^__Host-pluis=([^;]*)/.exec(answer.headers.getSetCookie()[0] ?? '')?.[1];
    if (begun === undefined || this.at(place).token === '') return;
    if (begun === '') return this.#renew(place);
    this.#visitors[place] = { ...this.at(place), token: begun };
  }

  async #renew(place: number): Promise<void> {
    const visitor = this.at(place);
    if (visitor.token !== '') this.#visitors[place] = await this.#house.again(visitor);
  }
}
