import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { documentListQuery } from '../../shared/document/document-queries.ts'
import { certifiedVendorCode, certifyCommand } from '../../shared/vendor-trial/vendor-document.ts'
import { VendorTrial } from '../../shared/vendor-trial/vendor-trial.tsx'
import { useIntegrationWords } from '../../words/integration/use-integration-words.ts'

/** Where a connection of each protocol names its vendor. */
const members: Readonly<Record<string, string>> = { iso18626: 'vendor', ncip: 'profile' }

const isPending = (connection: unknown): boolean =>
  String(Reflect.get(Object(connection), 'url')).startsWith('https://pending.invalid/')

/** Tries a vendor document with a partner. */
export const PartnerVendorTrial = ({
  code,
  partner,
}: {
  readonly code: string
  readonly partner: Readonly<Record<string, unknown>>
}) => {
  const { vendorTrial } = useIntegrationWords()
  const libraries = useQuery(documentListQuery(useApi(), '/v1/libraries'))
  const protocol = String(Reflect.get(Object(partner.connection), 'protocol'))
  const member = members[protocol]
  // Nobody has said yet where its system is: there is nothing to try.
  if (member === undefined || isPending(partner.connection)) return null
  const path = `/v1/partners/${encodeURIComponent(code)}`
  return (
    <VendorTrial
      use={protocol}
      vendor={certifiedVendorCode('partner', code)}
      command={certifyCommand(code, partner, libraries.data?.[0])}
      checkPath={`${path}/check`}
      documentPath={path}
      naming={(vendor) => ({ connection: { [member]: vendor } })}
      hint={vendorTrial.hint}
      saved={vendorTrial.saved}
    />
  )
}
