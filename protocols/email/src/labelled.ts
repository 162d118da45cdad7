/** The values behind labels in a text: numbers of items, numbers of parcels, links. */
export type Labelled = {
  readonly barcodes: readonly string[]
  readonly itemNumbers: readonly string[]
  readonly callNumbers: readonly string[]
  readonly trackingNumbers: readonly string[]
}

const oneNumber = '[A-Z0-9](?:[A-Z0-9./-]{0,38}[A-Z0-9])?'
/** A number, and further ones that are joined to it by "and" or a comma, of which each has a digit. */
const number = String.raw`(?<number>${oneNumber}(?:(?:,| and| und| &)(?: and| und)? (?=[A-Z0-9./-]*\d)${oneNumber}){0,19})`
const of = String.raw`(?: ?(?:no|nr|number|nummer|id)\b)?\.?(?: ?(?:is|ist|lautet|=|:|#))*\s+`

const barcode = new RegExp(String.raw`\b(?:bar ?codes?|strichcodes?)${of}${number}`, 'gi')
const itemNumber = new RegExp(
  String.raw`\b(?:item (?:nos?|numbers?|ids?)|copy (?:no|number|id)|medien-?(?:nr|nummern?|ids?)|buch-?(?:nr|nummer)|exemplar-?(?:nr|nummer)|accession (?:no|number))${of}${number}`,
  'gi',
)
const callNumber =
  /\b(?:call ?(?:no\.?|number)|shelf ?mark|signatur)(?: ?(?:is|ist|lautet|:))*\s+(?<number>[^\n;,]{1,60})/gi
const tracking = new RegExp(
  String.raw`\b(?:tracking(?: ?(?:code|id))?|sendungs-?(?:nr|nummer|verfolgung)|paket-?(?:nr|nummer)|parcel (?:no|number))${of}${number}`,
  'gi',
)

/** Finds the numbers that a text labels: barcode, item number, call number, tracking number, in English and German. */
export function findLabelled(text: string): Labelled {
  return {
    barcodes: numbers(text, barcode),
    itemNumbers: numbers(text, itemNumber),
    callNumbers: all(text, callNumber),
    trackingNumbers: numbers(text, tracking),
  }
}

/** Finds the numbers in a line. A number has a digit; without one it is a word of the sentence. */
function numbers(text: string, form: RegExp): readonly string[] {
  return [...new Set(all(text, form).flatMap((each) => each.split(/,? (?:and|und|&) |, /i)))].filter((each) =>
    /\d/.test(each),
  )
}

function all(text: string, form: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(form)].flatMap(({ groups }) => groups?.number?.trim() ?? []))]
}

/** Finds the links in a text: http and https only, without the punctuation that follows them. */
export function findLinks(text: string): readonly string[] {
  const links = text.match(/\bhttps?:\/\/[^\s<>"'\\^`{|}]{4,2000}/gi) ?? []
  return [
    ...new Set(
      links
        .map((link) => link.replace(/(?<![.,;:!?)\]])[.,;:!?)\]]+$/, ''))
        .filter((link) => URL.canParse(link)),
    ),
  ]
}
