/**
 * The words of the explanations in the timeline, in which the API names partners, operations and rules by their codes.
 */
export const explanationsEn = {
  explanations: {
    /** By the explanation as the API gives it. English needs no other words. */
    sentences: {} as Readonly<Record<string, string>>,
    inNote: (names: string) =>
      `in the note of the message, since the partner takes it nowhere else: ${names}`,
    noReceipt: 'no receipt is sent: the partner has finished the request with the copy',
    noteParts: {
      'delivery address': 'the delivery address',
      'library address': 'the library address',
      'patron address': 'the patron address',
      'call number': 'the call number',
      'service level': 'the service level',
      format: 'the format',
      copyright: 'the copyright code',
      'publication type': 'the publication type',
      'payment method': 'the payment method',
      'patron type': 'the patron type',
    },
    nextPartner: (partner: string) => `next partner: ${partner}`,
    sentTo: (partner: string) => `sent by itself to ${partner}`,
    skipped: (partner: string, reason: string) => `${partner} skipped: ${reason}`,
    leftOut: (partner: string, reason: string) => `${partner} left out: ${reason}`,
    stays: (partner: string, reason: string) => `${partner} stays: ${reason}`,
    moreLeftOut: (count: string) => `${count} more partners left out`,
    leftButRefused: (partner: string) => `${partner} was left and refuses the cancel: its item may come`,
    leftButShipped: (partner: string) => `${partner} was left, but has shipped`,
    noLongerAsked: (partner: string) => `${partner} is no longer asked`,
    secondLoanShipped: (partner: string, number: string) =>
      `${partner} shipped ${number}, another loan that it made of the request`,
    shippedBefore: (partner: string) => `what ${partner} shipped has come already`,
    held: (reasons: string) => `held: ${reasons}`,
    heldFor: {
      approval: 'approval',
      duplicate: 'possible duplicate',
      locally_owned: 'owned by the library',
      copyright: 'copyright clearance',
      staff: 'a look by staff',
      until: 'a later day',
    },
    closedUntil: (day: string) => `closed until ${day}`,
    doesNotLend: (service: string) => `does not offer: ${service}`,
    atLimit: (open: string, limit: string) => `at its limit: ${open} of ${limit} requests open`,
    template: (name: string) => `template ${name}`,
    templateGone: (name: string) => `template ${name} is gone`,
    rule: (number: string, name: string) => `rule ${number} “${name}”`,
    rota: (parts: string) => `rota: ${parts}`,
    sending: (rule: string, action: string) => `sending ${rule}: ${action}`,
    sendingActions: {
      'sent at once': 'sent at once',
      'waits for approval': 'waits for approval',
      'waits for staff': 'waits for staff',
    },
    heldUntil: (day: string) => `held until ${day}`,
    moreToCheckIn: (count: string) => `${count} more to be checked in`,
    provesShipment: (event: string) => `the item is out (${event}): it counts as shipped`,
    repeatRefused: (operation: string) =>
      `${operation}: the partner refused a repeat, so the first may have been taken`,
    notSentAgain: (reason: string) => `not sent again: ${reason}`,
    ownCatalogue: (answer: string) => `the library’s own catalogue: ${answer}`,
    nothingNew: (reason: string) => `the sources of citations say nothing new: ${reason}`,
    /** The sources of citations, by the names that the API gives them. */
    sources: { 'the catalogue': 'the catalogue' } as Readonly<Record<string, string>>,
    filledInFrom: (source: string, type: string, fields: string) =>
      `filled in from ${source} by ${type}: ${fields}`,
    nothingAdded: 'nothing new',
    notFilledIn: (source: string, reason: string) => `nothing filled in from ${source}: ${reason}`,
    answeredWith: (status: string) => `it answered with HTTP status ${status}`,
    xmlUnreadable: (fault: string) => `its XML cannot be read (${fault})`,
    xmlFaults: {
      not_well_formed: 'not well-formed',
      limit_exceeded: 'over a limit',
      doctype_refused: 'with a DOCTYPE',
      unknown_encoding: 'in an unknown encoding',
    } as Readonly<Record<string, string>>,
    numberUnknown: (type: string) => `it does not know the ${type}`,
    patronNotLookedUp: (reason: string) =>
      `the patron was not looked up: the library’s own system did not answer (${reason})`,
    unsubscribed: (status: string) => `notice “${status}” not sent: the patron has unsubscribed from notices`,
    notSendable: (operation: string, reason: string) => `${operation} cannot be sent: ${reason}`,
    messageParts: {
      'the note': 'the note',
      'the service level': 'the service level',
      'the format': 'the format',
      'the copyright code': 'the copyright code',
      'the number of pages': 'the number of pages',
      'the maximum cost': 'the maximum cost',
      'the edition wanted': 'the edition wanted',
      'further identifiers': 'further identifiers',
    },
    notSendableInFull: (operation: string, names: string) =>
      `${operation} cannot be sent in full: the message has no place for ${names}`,
  },
}

export type ExplanationWords = typeof explanationsEn
