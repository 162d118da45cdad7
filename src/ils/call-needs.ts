import type { Call } from './calls.ts'
import type { IlsConnection } from './connection.ts'
import { dialectOf } from './vendors/read-vendor-settings.ts'

const serviceNames: Readonly<Record<Call, string>> = {
  lookup_user: 'LookupUser',
  lookup_item: 'LookupItem',
  create_item: 'CreateItem',
  accept_item: 'AcceptItem',
  check_in_item: 'CheckInItem',
  delete_item: 'DeleteItem',
  cancel_request_item: 'CancelRequestItem',
  renew_item: 'RenewItem',
  recall_item: 'RecallItem',
}

/** Returns the name of a call in NCIP. */
export const serviceOf = (call: Call): string => serviceNames[call]

/** Words for admins, by language. */
export type Words = { readonly en: string; readonly de: string }

const pickupNeed = ({ pickupLocation }: IlsConnection): Words =>
  pickupLocation === undefined
    ? {
        en: 'a pickup location, which only requests name (pickupLocation is not set)',
        de: 'einen Abholort, den nur Bestellungen nennen (pickupLocation ist nicht gesetzt)',
      }
    : {
        en: `the pickup location "${pickupLocation}", where a request names no other`,
        de: `den Abholort „${pickupLocation}“, wenn eine Bestellung keinen anderen nennt`,
      }

const holdNeed = (connection: IlsConnection): Words => {
  switch (dialectOf(connection).cancelBy) {
    case 'own_request':
      return {
        en: 'the id that the system gives the hold, from the answer to AcceptItem or from LookupUser',
        de: 'die Kennung, die das System der Vormerkung gibt, aus der Antwort auf AcceptItem oder aus LookupUser',
      }
    case 'item':
      return { en: 'the id of the item', de: 'die Kennung des Exemplars' }
    case 'request':
      return {
        en: 'the number of the request, which AcceptItem gave the hold',
        de: 'die Nummer der Bestellung, die AcceptItem der Vormerkung gab',
      }
  }
}

const acceptNeed = (connection: IlsConnection): Words => {
  const { action } = dialectOf(connection)
  const pickup = pickupNeed(connection)
  return {
    en: `an item that is received: the system must know ${pickup.en}, the action "${action}", and the patron`,
    de: `ein Exemplar, das eingeht: Das System muss ${pickup.de}, die Aktion „${action}“ und die Person kennen`,
  }
}

const cancelNeed = (connection: IlsConnection): Words => {
  const hold = holdNeed(connection)
  return {
    en: `a hold that AcceptItem placed, and ${hold.en}`,
    de: `eine Vormerkung, die AcceptItem gesetzt hat, und ${hold.de}`,
  }
}

/** Returns the requirements on the system of calls that change something: a check does not try them. */
export const needsOf = (call: Call, connection: IlsConnection): Words => {
  switch (call) {
    case 'lookup_user':
      return { en: 'the id of a patron', de: 'die Kennung einer Person' }
    case 'lookup_item':
      return { en: 'the id of an item', de: 'die Kennung eines Exemplars' }
    case 'create_item':
      return {
        en: 'a new request: the system must create a record for a title that it does not have',
        de: 'eine neue Bestellung: Das System muss einen Satz für einen Titel anlegen, den es nicht hat',
      }
    case 'accept_item':
      return acceptNeed(connection)
    case 'check_in_item':
      return {
        en: 'an item that AcceptItem recorded and that goes back',
        de: 'ein Exemplar, das AcceptItem angelegt hat und das zurückgeht',
      }
    case 'delete_item':
      return {
        en: 'an item that AcceptItem recorded and that was checked in',
        de: 'ein Exemplar, das AcceptItem angelegt hat und das zurückgebucht ist',
      }
    case 'cancel_request_item':
      return cancelNeed(connection)
    case 'renew_item':
      return {
        en: 'an item that is on loan to a patron, and a new due date of the partner',
        de: 'ein ausgeliehenes Exemplar und eine neue Leihfrist des Partners',
      }
    case 'recall_item':
      return {
        en: 'an item that is on loan to a patron, and a recall of the partner',
        de: 'ein ausgeliehenes Exemplar und einen Rückruf des Partners',
      }
  }
}
