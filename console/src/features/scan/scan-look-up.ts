import type { Api } from '../../api/api.ts'
import { itemsFor } from '../request/commands/items-for.ts'
import { type ScanMode, scanModes, scannedItems } from './scan-modes.ts'
import { type ScanCard, splitByLender } from './scan-state.ts'
import { isNearlySame } from './scan-stops.ts'

/** The most requests of one code that are read. */
const maxChoices = 9

/** The most requests on their way that are compared with a code that none has. */
const maxCompared = 50

/** Returns the requests that a scanned code means. */
export const lookUpCode = async (
  api: Api,
  mode: ScanMode,
  code: string,
  library: string | undefined,
): Promise<readonly ScanCard[]> => {
  const find = async (barcode: string) =>
    (await api.listRequests({ barcode, library, limit: String(maxChoices) })).items
  const asScanned = await find(code)
  // Who types the code, above all on a phone, writes small letters; request numbers have capitals only.
  const capitals = code.toUpperCase()
  const found = asScanned.length > 0 || capitals === code ? asScanned : await find(capitals)
  const answers = await Promise.all(found.map(({ number }) => api.request(number)))
  return answers.flatMap(({ request }) =>
    splitByLender({ code, request, items: scannedItems(mode, request, code) }),
  )
}

/** Returns the requests on their way whose lender announced almost the scanned code. */
export const findNearlySame = async (
  api: Api,
  code: string,
  library: string | undefined,
): Promise<readonly ScanCard[]> => {
  const { worklist, command } = scanModes.receive
  const { items: listed } = await api.listRequests({ worklist, library, limit: String(maxCompared) })
  const answers = await Promise.all(listed.map(({ number }) => api.request(number)))
  return answers
    .flatMap(({ request }) =>
      itemsFor(command, request.items).flatMap((item) => {
        const announced = item.barcode ?? item.partnerItemId
        return announced !== undefined && isNearlySame(announced, code)
          ? [{ code, request, items: [item], announced }]
          : []
      }),
    )
    .slice(0, maxChoices)
}
