import type { Language } from '../../../../src/translations/language.ts'

/** The usual replies to a lender's mail. */
type Replies = { readonly yes: string; readonly no: string; readonly wait: string }

/** They are written in the language of the lender, which is not that of the reader. */
export const replies: Readonly<Record<Language, Replies>> = {
  en: {
    yes: 'Thank you. Yes, please send it.',
    no: 'Thank you for the offer, but we do not need it any more.',
    wait: 'Thank you. We will wait.',
  },
  de: {
    yes: 'Vielen Dank. Ja, bitte senden Sie es.',
    no: 'Vielen Dank für das Angebot, wir brauchen es nicht mehr.',
    wait: 'Vielen Dank. Wir warten.',
  },
  fr: {
    yes: 'Merci. Oui, nous souhaitons que vous l’envoyiez.',
    no: 'Merci pour la proposition, mais nous n’en avons plus besoin.',
    wait: 'Merci. Nous attendrons.',
  },
}
