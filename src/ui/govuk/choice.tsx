import type { Child } from 'hono/jsx';
import { classNames, describedBy } from '../class-names.ts';

export type Choice = {
  readonly value: string;
  readonly label: Child;
  readonly hint?: Child;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** Fields that belong to this choice; shown beneath it, hidden by the style sheet until it is chosen. */
  readonly conditional?: Child;
};
/** A word between the choices, such as "of". */
export type Divider = { readonly divider: string };
export type Option = Choice | Divider;

type Props = {
  readonly kind: 'radio' | 'checkbox';
  readonly name: string;
  readonly idPrefix: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
};
const blocks = { radio: 'govuk-radios', checkbox: 'govuk-checkboxes' } as const;

export function Choices({ kind, name, idPrefix, options, chosen }: Props) {
  const block = blocks[kind];
  return (
    <div class={block} data-module={block}>
      {options.map((option, place) => {
        if ('divider' in option) return <div class={`${block}__divider`}>{option.divider}</div>;
        const id = option.id ?? (place === 0 ? idPrefix : `${idPrefix}-${place + 1}`);
        const checked = chosen.includes(option.value);
        return <OneChoice {...option} kind={kind} name={option.name ?? name} id={id} checked={checked} />;
      })}
    </div>
  );
}

type OneProps = Choice & {
  readonly kind: Props['kind'];
  readonly name: string;
  readonly id: string;
  readonly checked: boolean;
};

function OneChoice({ kind, name, id, checked, value, label, hint, conditional }: OneProps) {
  const block = blocks[kind];
  const revealed = `conditional-${id}`;
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          name={name}
          type={kind}
          value={value}
          checked={checked}
          data-aria-controls={conditional === undefined ? undefined : revealed}
          aria-describedby={describedBy(hint !== undefined && `${id}-item-hint`)}
        />
        <label class={`govuk-label ${block}__label`} for={id}>
          {label}
        </label>
        {hint !== undefined && (
          <div id={`${id}-item-hint`} class={`govuk-hint ${block}__hint`}>
            {hint}
          </div>
        )}
      </div>
      {conditional !== undefined && (
        <div class={classNames(`${block}__conditional`, !checked && `${block}__conditional--hidden`)} id={revealed}>
          {conditional}
        </div>
      )}
    </>
  );
}
