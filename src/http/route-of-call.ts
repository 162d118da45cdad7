import type { Context } from 'hono'
import { matchedRoutes } from 'hono/route'

/**
 * Returns the route of a call as it is written, such as `/v1/requests/:number`; undefined where no route has its path. A
 * path itself may hold a link's secret or patron data, so it is neither logged nor kept. What watches whole parts of the
 * API (`/v1/*`) is no route. Of several routes that match, such as that of `counts` and that of a number, the first one
 * answers.
 */
export const routeOfCall = (context: Context): string | undefined =>
  matchedRoutes(context).find(({ path }) => !path.endsWith('*'))?.path
