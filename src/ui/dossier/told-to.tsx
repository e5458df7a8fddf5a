/** Those who are there and get it, "Els Voorbeeld (zorgcoördinator)", and the names of those who are away. */
export type Receivers = { readonly there: readonly string[]; readonly away: readonly string[] };

type Props = {
  readonly receivers: Receivers;
  /** Where nobody gets it, and nobody is away either. */
  readonly otherwise: string;
};

export const noCoordinator = 'Er is nog niemand die coördineert. Vertel het uw leidinggevende.';

/** Who is told of what was recorded. Where nobody is there, that is said, with what to do. */
export function ToldTo({ receivers: { there, away }, otherwise }: Props) {
  if (there.length > 0) return <>{there.join(' en ')} krijgt bericht.</>;
  if (away.length === 0) return <>{otherwise}</>;
  return (
    <>
      <strong>Er is nu niemand die dit ziet.</strong> {away.join(' en ')} is afwezig. Vertel het vandaag uw
      leidinggevende. Kan dat niet? Bel dan Veilig Thuis om raad.
    </>
  );
}
