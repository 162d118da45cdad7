import type { gatewayAreas as english } from '../en/gateway.ts'
import connection_test from './connection_test.json' with { type: 'json' }
import failure from './failure.json' with { type: 'json' }

export const gatewayAreas: typeof english = { connection_test, failure }
