import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { librariesQuery } from '../../api/names.ts'
import { usePermission } from '../../api/session.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { PagePending } from './page-pending.tsx'

/** Leads to what a day begins with: what needs attention; where there is no library yet, an admin to the first steps. */
export const HomePage = () => {
  const { library } = useChosenLibrary()
  const mayConfigure = usePermission('configuration:write')
  const libraries = useQuery(librariesQuery(useApi()))
  if (mayConfigure && libraries.isPending) return <PagePending />
  if (mayConfigure && libraries.data?.length === 0) return <Navigate to="/first-steps" replace />
  return <Navigate to="/requests" search={{ worklist: 'needs_attention', library }} replace />
}
