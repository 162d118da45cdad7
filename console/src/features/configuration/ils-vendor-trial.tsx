import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { documentKinds } from '../../shared/document/document-kinds.ts'
import { documentQuery } from '../../shared/document/document-queries.ts'
import { certifiedVendorCode, certifySystemCommand } from '../../shared/vendor-trial/vendor-document.ts'
import { VendorTrial } from '../../shared/vendor-trial/vendor-trial.tsx'
import { useIntegrationWords } from '../../words/integration/use-integration-words.ts'

/** Tries a vendor document with a library's own system; nothing where the library has none. */
export const IlsVendorTrial = ({ code }: { readonly code: string }) => {
  const { vendorTrial } = useIntegrationWords()
  const api = useApi()
  const system = useQuery(documentQuery(api, documentKinds.ils, code)).data?.value
  const library = useQuery(documentQuery(api, documentKinds.library, code)).data?.value
  if (system === undefined) return null
  const path = `/v1/libraries/${encodeURIComponent(code)}/ils`
  return (
    <VendorTrial
      use="ils"
      vendor={certifiedVendorCode('library', code)}
      command={certifySystemCommand(code, system, library)}
      checkPath={`${path}/check`}
      documentPath={path}
      naming={(vendor) => ({ dialect: vendor })}
      hint={vendorTrial.systemHint}
      saved={vendorTrial.systemSaved}
    />
  )
}
