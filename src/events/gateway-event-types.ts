/** Every type of event of the gateway, and what happened. A client may meet no other. */
export const gatewayEventTypes = {
  'partner.paused': 'Deliveries to a partner are paused, since they failed several times in a row.',
  'partner.recovered': 'A paused partner has taken a message again: deliveries go on.',
  'partner.changed': 'The configuration of a partner was added, changed or removed.',
  'webhook.paused': 'A webhook is paused, because its endpoint kept failing.',
  'configuration.changed': 'Configuration documents were added, changed or removed.',
} as const

/** The type of an event of the gateway. */
export type GatewayEventType = keyof typeof gatewayEventTypes
