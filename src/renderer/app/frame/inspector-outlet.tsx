import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { CatchBoundary } from '@tanstack/react-router'
import { ErrorState } from '../../components/error-state.tsx'
import { Inspector } from '../../components/inspector.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useInspector } from '../../lib/inspector.ts'
import { inspectors } from '../inspectors.tsx'

const Unknown = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('frame')
  return (
    <Inspector title={t('inspector.label')} onClose={onClose}>
      <p className="text-muted">{t('inspector.unknown')}</p>
    </Inspector>
  )
}

/** The panel on the right, when the address names something to inspect. */
export const InspectorOutlet = () => {
  const { t } = useTranslation('frame')
  const { inspected, close } = useInspector()
  if (!inspected) return null
  const Content = inspectors[inspected.split('_')[0] ?? '']
  return (
    <div className="z-20 w-100 border-l border-line bg-surface animate-slide-in max-xl:absolute max-xl:inset-y-0 max-xl:right-0 max-xl:shadow-lg max-md:w-full">
      <CatchBoundary
        getResetKey={() => inspected}
        errorComponent={({ error, reset }) => (
          <Inspector title={t('inspector.label')} onClose={close}>
            <ErrorState error={error} onRetry={reset} isCrash />
          </Inspector>
        )}
      >
        <Suspense fallback={<SkeletonRows className="p-4" />}>
          {Content ? <Content key={inspected} id={inspected} onClose={close} /> : <Unknown onClose={close} />}
        </Suspense>
      </CatchBoundary>
    </div>
  )
}
