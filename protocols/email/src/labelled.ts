/** The values behind labels in a text: numbers of items, numbers of parcels, links. */
export type Labelled = {
  readonly barcodes: readonly string[]
  readonly itemNumbers: readonly string[]
  readonly callNumbers: readonly string[]
  readonly trackingNumbers: readonly string[]
  /** Who carries the parcel, as it is written. */
  readonly couriers: readonly string[]
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
  String.raw`\b(?:tracking(?: ?(?:code|id))?|sendungs-?(?:nr|nummer|verfolgung)|paket-?(?:nr|nummer)|parcel (?:no|number))${of}(?:(?<grouped>\d{3,6}(?: \d{2,6}){1,6})\b|${number})`,
  'gi',
)

const courierName =
  'DHL(?: Express)?|UPS|FedEx|DPD|GLS|Hermes|TNT|USPS|Royal Mail|Parcelforce|Deutsche Post|PostNord|PostNL|bpost|Posti|La Poste|Colissimo|Chronopost|Swiss Post|Canada Post|Australia Post|Purolator'
/** A courier behind the word that says how the parcel goes. */
const courier = new RegExp(
  String.raw`\b(?:by|via|with|per|mit|using|through|durch|to|courier|carrier|kurier)(?: (?:the|our|der|dem|den|courier|kurier))?:? (?<courier>${courierName})\b`,
  'gi',
)
/** A number that the name of its courier labels: long, and of digits for the most part. */
const carried = new RegExp(
  String.raw`\b(?<courier>${courierName})(?: (?:parcel|paket|package|shipment|sendung|tracking))?(?: (?:no|nr|number|nummer|id))?(?:\.?:| #)? (?:(?<grouped>(?=(?: ?\d){10})\d{3,6}(?: \d{2,6}){1,6})\b|(?<number>(?=(?:[A-Z-]{0,4}\d){8})[A-Z0-9-]{8,40})\b)`,
  'gi',
)
/** Numbers that tell by their form what they are: of UPS, and of the Universal Postal Union (S10). */
const wellKnown = /\b(?<number>1Z[0-9A-Z]{16}|[A-Z]{2}\d{9}[A-Z]{2})\b/g

/** Finds the numbers that a text labels: barcode, item number, call number, tracking number, in English and German. */
export function findLabelled(text: string): Labelled {
  return {
    barcodes: numbers(text, barcode),
    itemNumbers: numbers(text, itemNumber),
    callNumbers: all(text, callNumber),
    trackingNumbers: [
      ...new Set([
        ...grouped(text),
        ...numbers(text, tracking),
        ...numbers(text, carried),
        ...numbers(text, wellKnown),
      ]),
    ],
    couriers: couriers(text),
  }
}

/** Finds the numbers of parcels that are written in groups of digits. */
function grouped(text: string): readonly string[] {
  return [tracking, carried].flatMap((form) =>
    [...text.matchAll(form)].flatMap(({ groups }) => groups?.grouped?.replaceAll(' ', '') ?? []),
  )
}

/** Finds the couriers that a text names as the way of a parcel, or with its number, each once. */
function couriers(text: string): readonly string[] {
  const named = [courier, carried].flatMap((form) =>
    [...text.matchAll(form)].flatMap(({ groups }) => groups?.courier ?? []),
  )
  return [...new Map(named.map((each) => [each.toLowerCase(), each])).values()]
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
