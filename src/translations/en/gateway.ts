import connection_test from './connection_test.json' with { type: 'json' }
import failure from './failure.json' with { type: 'json' }

/** What the gateway and the command line say, by area. */
export const gatewayAreas = { connection_test, failure }
