import { useMemo } from 'react'
import { encode } from 'uqr'

/** A QR code, dark on white in either theme: readers need that. Always beside the same thing as text. */
export const QrCode = ({ text, label, className }: { text: string; label: string; className?: string }) => {
  const { path, size } = useMemo(() => {
    const { data, size: side } = encode(text, { border: 2 })
    const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    return { path: squares.join(''), size: side }
  }, [text])
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} className={className} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="white" />
      <path d={path} fill="black" />
    </svg>
  )
}
