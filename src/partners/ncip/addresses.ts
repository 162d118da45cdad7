import { niso, type ShippingInformation } from 'node-ncip'
import type { LeftOutPart } from '../../borrowing/request/left-out.ts'
import type { Service } from '../../borrowing/request/service.ts'
import type { Address } from '../../borrowing/values.ts'
import type { Subject } from '../rendered-message.ts'
import { wantsFile } from '../requested-item.ts'

type Physical = Extract<Address, { kind: 'physical' }>
type Electronic = Extract<Address, { kind: 'electronic' }>
type ElectronicAddress = NonNullable<ShippingInformation['ElectronicAddress']>

const addressesOf = ({ request, library }: Subject): readonly Address[] =>
  request.deliveryAddresses !== undefined && request.deliveryAddresses.length > 0
    ? request.deliveryAddresses
    : library.addresses

/**
 * Returns whether a file is asked for: where a copy in any form may come to an electronic address alone, that is a file.
 */
export const asksForFile = (subject: Subject, service: Service): boolean => {
  if (wantsFile(service)) return true
  const kinds = addressesOf(subject).map(({ kind }) => kind)
  const isOpen = service.type === 'copy' && service.form === undefined
  return isOpen && kinds.includes('electronic') && !kinds.includes('physical')
}

/**
 * Returns the delivery address: the request's own, or the library's; for a file an electronic one, which may be the
 * patron's if the partner may know it.
 */
const deliveryAddress = (subject: Subject, service: Service): Address | undefined => {
  const { request, library, partner, digitalDelivery } = subject
  const all = addressesOf(subject)
  const place = all.find((address) => address.kind === 'physical')
  if (!asksForFile(subject, service)) return place
  const patron =
    digitalDelivery === 'to_patron' && partner.sendsRequesterInformation ? request.patron?.email : undefined
  const mail = patron ?? (all === library.addresses ? library.email : undefined)
  const electronic = patron === undefined ? all.find(({ kind }) => kind === 'electronic') : undefined
  return electronic ?? (mail === undefined ? place : { kind: 'electronic', type: 'Email', value: mail })
}

/** Returns where the item or file shall go. */
export const deliverTo = (subject: Subject, service: Service): ShippingInformation | undefined => {
  const address = deliveryAddress(subject, service)
  return address === undefined ? undefined : shippingTo(address)
}

/** Lists the delivery addresses of a request that the message does not name: it takes one, of the kind that fits. */
export const addressesLeftOut = (subject: Subject, service: Service): readonly LeftOutPart[] => {
  const sent = deliveryAddress(subject, service)
  const others = (subject.request.deliveryAddresses ?? []).filter((address) => address !== sent)
  return others.map((address) => ({
    part: 'delivery_address',
    text: (address.kind === 'electronic' ? [address.value] : [address.line1, address.line2, address.locality])
      .filter(Boolean)
      .join(', '),
  }))
}

/** Returns the return address: the partner's address, or its name only. */
export const returnTo = ({ partner }: Subject): ShippingInformation => {
  const address = partner.addresses.find(({ kind }) => kind === 'physical')
  return address === undefined ? { PhysicalAddress: inWords(partner.name) } : shippingTo(address)
}

const shippingTo = (address: Address): ShippingInformation =>
  address.kind === 'electronic'
    ? { ElectronicAddress: electronic(address) }
    : { PhysicalAddress: postal(address) }

/**
 * Returns an electronic address. NCIP names its kind by a scheme of URIs (IANA), so a mail address is `mailto`, and FTP
 * `ftp`.
 */
export const electronic = ({ type, value }: Electronic): ElectronicAddress => ({
  ElectronicAddressType: { value: /^e-?mail$/i.test(type) ? 'mailto' : type.toLowerCase() },
  ElectronicAddressData: value,
})

/** Returns a postal address. An address that begins with no line cannot be structured. */
export const postal = (address: Physical): NonNullable<ShippingInformation['PhysicalAddress']> => {
  const { line1, line2, locality, region, country, postalCode } = address
  return line1 === undefined
    ? inWords([line2, locality, region, postalCode, country].filter(Boolean).join('\n'))
    : {
        StructuredAddress: {
          Line1: line1,
          Line2: line2,
          Locality: locality,
          Region: region,
          Country: country,
          PostalCode: postalCode,
        },
        PhysicalAddressType: niso('physicaladdresstype', 'Postal Address'),
      }
}

const inWords = (text: string): NonNullable<ShippingInformation['PhysicalAddress']> => ({
  UnstructuredAddress: {
    UnstructuredAddressType: niso('unstructuredaddresstype', 'Newline-Delimited Text'),
    UnstructuredAddressData: text,
  },
  PhysicalAddressType: niso('physicaladdresstype', 'Postal Address'),
})
