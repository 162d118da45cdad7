import { niso, type ShippingInformation } from 'node-ncip'
import type { Service } from '../../borrowing/request/service.ts'
import type { Address } from '../../borrowing/values.ts'
import type { Subject } from '../rendered-message.ts'
import { wantsFile } from '../requested-item.ts'

type Physical = Extract<Address, { kind: 'physical' }>
type Electronic = Extract<Address, { kind: 'electronic' }>
type ElectronicAddress = NonNullable<ShippingInformation['ElectronicAddress']>

/**
 * Returns the delivery address: the request's own, or the library's; for a file an electronic one, which may be the
 * patron's if the partner may know it.
 */
export const deliverTo = (subject: Subject, service: Service): ShippingInformation | undefined => {
  const { request, library, partner, digitalDelivery } = subject
  const requestAddresses = request.deliveryAddresses ?? []
  const all = requestAddresses.length > 0 ? requestAddresses : library.addresses
  const place = all.find((address) => address.kind === 'physical')
  if (!wantsFile(service)) return place === undefined ? undefined : shippingTo(place)
  const patron =
    digitalDelivery === 'to_patron' && partner.sendsRequesterInformation ? request.patron?.email : undefined
  const mail = patron ?? (requestAddresses.length > 0 ? undefined : library.email)
  const electronic = patron === undefined ? all.find(({ kind }) => kind === 'electronic') : undefined
  const address =
    electronic ?? (mail === undefined ? place : { kind: 'electronic', type: 'Email', value: mail })
  return address === undefined ? undefined : shippingTo(address)
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
