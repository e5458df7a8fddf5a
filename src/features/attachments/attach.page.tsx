import type { Child } from 'hono/jsx';
import { Form } from '../../ui/forms/form.tsx';
import { field, type FormState } from '../../ui/forms/form-state.ts';
import { FileUpload } from '../../ui/govuk/file-upload.tsx';
import { Input } from '../../ui/govuk/input.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';

type Props = {
  readonly frame: Frame;
  readonly back: string;
  readonly action: string;
  readonly version: number;
  readonly form: FormState;
  /** The form of the organisation that this entry asks for, when the code names one. */
  readonly slot: string | null;
  readonly isScanned: boolean;
  readonly notice?: Child;
};

/** A file that goes with one entry. */
export function AttachPage({ frame, back, action, version, form, slot, isScanned, notice }: Props) {
  return (
    <Page frame={frame} heading="Bestand toevoegen" backLink={back} errors={form.errors}>
      {notice}
      {slot !== null && <p class="govuk-body">Bij deze regel hoort in uw code: {slot}.</p>}
      {!isScanned && (
        <InsetText>
          Er is hier geen virusscanner. Uw bestand wordt bewaard als ‘niet gescand’. Wie het later wil openen, ziet dat.
        </InsetText>
      )}
      <Form
        tokens={frame.tokens}
        action={action}
        submitLabel="Bestand toevoegen"
        cancel={{ href: back, label: 'Toch niet' }}
        files
      >
        <input type="hidden" name="_version" value={String(version)} />
        <input type="hidden" name="_draft" value="ja" />
        <Input
          {...field(form, 'title')}
          label="Wat is het?"
          hint="Bijvoorbeeld: brief van de huisarts. De naam van het bestand bewaren wij niet."
        />
        <FileUpload
          name="file"
          label="Kies het bestand"
          hint="Een PDF, een foto (JPEG of PNG) of platte tekst, tot 10 MB. Uit een foto halen wij weg waar en waarmee die is gemaakt."
          accept=".pdf,.jpg,.jpeg,.png,.txt"
          error={form.errors.get('file')}
        />
      </Form>
    </Page>
  );
}
