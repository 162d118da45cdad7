/** A line above the quoted letter, or above a forwarded message. */
export const separators: readonly RegExp[] = [
  /^\s*[-_*=]{2,}\s*(?:original message|original appointment|urspr(?:ü|ue|u)ngliche nachricht|originalnachricht|original-nachricht|reply message|antwort)\s*[-_*=]{2,}\s*$/i,
  /^\s*[-_*=]{2,}\s*(?:forwarded (?:message|by)|weitergeleitete nachricht|weitergeleitet von)\b.{0,120}$/i,
  /^\s*(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-?mail))\s*(?::\s*)?$/i,
  /^\s*[-_=#*]{2,}\s*(?:please (?:reply|type your reply|write your answer) above this line|bitte (?:antworten sie )?oberhalb dieser zeile(?: antworten)?)\s*(?:[-_=#*]+\s*)?$/i,
  /^\s*-{3,}\s*(?:nachricht|message) (?:von|from)\b.{0,120}$/i,
]

const month = '(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)'

/** A date or a time, which every line that introduces a quotation has. */
const when = String.raw`(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.? ${month}|${month}[a-zä]{0,7}\.? \d{1,2}|\d{1,2}:\d{2})`

/**
 * Returns whether a line introduces a quotation, as Gmail, Apple Mail and Thunderbird write it ("On … wrote:", "Am … schrieb
 * …:", "… wrote on …:"). Such lines are broken over several; the caller joins them.
 */
export function isAttribution(line: string): boolean {
  const text = line.trim()
  return (
    text.length <= longestAttribution &&
    text.endsWith(':') &&
    attributionWords.every((form) => form.test(text))
  )
}

const longestAttribution = 600
const attributionWords: readonly RegExp[] = [
  /\b(?:wrote|writes|schrieb|schrieben|geschrieben|a écrit)\b|^(?:quoting|zitat von)\b|<[^<>\s@]{1,64}@[^<>\s]{1,190}>:$/i,
  new RegExp(when, 'i'),
]

/** The names of header fields as Outlook and others repeat them above a quoted letter, in English and German. */
export const headerLabel =
  /^\s*\*{0,2}(from|to|cc|bcc|sent|date|subject|reply-to|importance|attachments|von|an|kopie|gesendet|datum|betreff|antwort an|wichtigkeit|anlagen)\s*:\*{0,2}(?:\s|$)/i

/** Lines that end what a person writes, and begin the signature. */
export const closings: readonly RegExp[] = [
  /^\s*-{2,3} ?$/,
  /^\s*_{5,}\s*$/,
  /^\s*(?:(?:with|many) )?(?:(?:best|kind|kindest|warm|warmest) )?(?:regards|wishes)\b(?! for\b).{0,40}$/i,
  /^\s*(?:yours(?: (?:sincerely|faithfully|truly))?|sincerely(?: yours)?|cheers|all the best|best)\s*(?:[,.!]\s*)?$/i,
  /^\s*mit (?:freundlichen?|besten?|herzlichen?|vielen|lieben|kollegialen?) (?:gr(?:ü|ue|u|\ufffd)(?:ß|ss|\ufffd)(?:en)?|empfehlungen)\b.{0,40}$/i,
  /^\s*(?:freundliche|viele|beste|liebe|herzliche|sch(?:ö|oe)ne|kollegiale) gr(?:ü|ue|u|\ufffd)(?:ß|ss|\ufffd)e?\b.{0,40}$/i,
  /^\s*(?:(?:bien|très) )?(?:cordialement|cordiales salutations|sincères salutations|bien à vous|amicalement|bises?)\b.{0,40}$/i,
  /^\s*bonnes? (?:journée|soirée|semaine|réception|continuation|fin d['e ].{0,20}|fêtes)\s*(?:[,.!]\s*)?$/i,
  /^\s*(?:un (?:cordial )?saludo|saludos(?: cordiales)?|atentamente|met vriendelijke groet(?:en)?|(?:hartelijke )?groet(?:en|jes)?|med v[eä]n+lig(?:a)? h(?:i|ä)ls(?:e|ni)n(?:g|gar)?)\s*(?:[,.!]\s*)?$/i,
  /^\s*(?:mfg|vg|lg|bg|gru(?:ß|ss)|grüße|cheers|thx)[,.!]?(?:\s+\p{L}[\p{L}.-]*){1,3}(?:\s*\([^)]{1,40}\))?\s*$/iu,
  /^\s*(?:mfg|vg|lg|i\. ?a\.|gez\.|gru(?:ß|ss)|hochachtungsvoll)\s*(?:[,.!]\s*)?$/i,
]

/** A person may add text after the signature. */
export const postscript = /^\s*(?:p\.? ?s\.?|nachtrag|edit|update)(?:\s*[:.])?\s+\S/i

/** Lines that programs add above or below what a person writes. */
export const machineLines: readonly RegExp[] = [
  /^\s*(?:sent|gesendet|von meinem|diese nachricht wurde|sent via|verschickt|get outlook|outlook f(?:ü|ue)r)\b.{0,60}(?:iphone|ipad|android|ios|smartphone|mobile|mobiltelefon|handy|blackberry|samsung|mobil|outlook|thunderbird|mail app|mail-app)\b.{0,80}$/i,
  /^\s*\[?(?:external|extern|externe mail|external email|caution|warning)\]?\s*(?::\s*)?$/i,
  /^\s*\[cid:[^\]]{1,200}\]\s*$/i,
  /^\s*-{5,}(?:begin|end) pgp [a-z ]{3,30}-{5}\s*$/i,
]

/** Paragraphs that mail servers or employers add. They are known by how they begin. */
export const machineParagraphs: readonly RegExp[] = [
  /^\W{0,6}(?:caution|warning|attention|external(?: email)?|achtung|vorsicht|extern(?:e e-?mail)?)\W{1,4}.{0,80}(?:e-?mail|message|nachricht|sender|absender|organi[sz]ation)/i,
  /^\W{0,6}(?:this|the information in this|the contents? of this|diese) (?:e-?mail|message|communication|transmission|nachricht)\b.{0,200}(?:confidential|privileged|intended|vertraulich|bestimmt|rechtlich|originated|stammt|virus|scanned)/i,
  /^\W{0,6}(?:confidentiality|disclaimer|privacy notice|vertraulichkeit|haftungsausschluss|datenschutz)/i,
  /^\W{0,6}(?:if you (?:are not the intended|have received this)|sollten sie nicht der|wenn sie nicht der richtige|falls sie diese (?:nachricht|e-?mail) irrt)/i,
  /^\W{0,6}(?:please consider the environment|bitte (?:denken sie an die|pr(?:ü|ue)fen sie der) umwelt|think before you print)/i,
  /^\W{0,6}(?:informationen zum (?:umgang|datenschutz)|hinweise zum datenschutz)/i,
]
