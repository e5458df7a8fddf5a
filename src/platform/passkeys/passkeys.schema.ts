import * as z from 'zod';

const base64url = z.string().regex(/^[A-Za-z0-9_-]{1,16384}$/);
const common = { id: base64url, rawId: base64url, type: z.literal('public-key') };

/** What a browser answers when it has made a key; anything more that it says is left out. */
export const registrationSchema = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
});

/** What a browser answers when it has signed. */
export const assertionSchema = z.object({
  ...common,
  response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
});

/** The part of what was signed that says which challenge it answers. */
export const clientDataSchema = z.object({ challenge: base64url });
