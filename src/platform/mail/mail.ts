import { createTransport } from 'nodemailer';

/** All that a mail of Pluis can be. Whoever reads along over a shoulder learns that a program sent something, and no more. */
export type Message =
  /** Something waits on the start page; what, is told there. */
  | { readonly is: 'waiting' }
  /** A signed checkpoint of the log, to be kept outside this system. */
  | { readonly is: 'checkpoint'; readonly note: string };

export type Mail = { readonly send: (to: readonly string[], message: Message) => Promise<void> };

export type MailConfig = {
  /** `smtp://` or `smtps://`, with name and password where the server wants them. */
  readonly url: string;
  readonly from: string;
};

/** The subjects of all mail there is; a test holds every mail against it. */
export const subjects = { waiting: 'Er staat iets voor u klaar', checkpoint: 'Controlepunt om te bewaren' } as const;

const address = /^[^\s@<>,;"]{1,64}@[A-Za-z0-9.-]{1,190}$/;

/** Throws for what is no address: nothing that was typed comes into a header. */
export function openMail({ url, from }: MailConfig): Mail {
  const transport = createTransport(url, { from, disableFileAccess: true, disableUrlAccess: true });
  return {
    send: async (to, message) => {
      if (to.length === 0 || !to.every((one) => address.test(one))) throw new Error('not an address to send mail to');
      await transport.sendMail({ to: [...to], subject: subjects[message.is], text: textOf(message) });
    },
  };
}

function textOf(message: Message): string {
  if (message.is === 'waiting') return 'Er staat iets voor u klaar in Pluis. Meld u aan om het te zien.\n';
  return `Bewaar dit bericht. Hiermee is later te zien of het logboek van Pluis compleet is.\n\n${message.note}`;
}
