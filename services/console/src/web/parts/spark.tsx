interface SparkProps {
  readonly values: readonly number[];
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
  /** How many of the last values stand out. */
  readonly recent?: number;
}

/** Small bars from zero, the newest standing out; the label says the same in words. */
export function Spark({ values, label, width = 112, height = 26, recent = 1 }: SparkProps) {
  const top = Math.max(1, ...values);
  const step = width / Math.max(1, values.length);
  const bars = values.map((value, index) => ({ value, index, tall: value === 0 ? 1 : Math.max(2, (value / top) * height) }));
  return (
    <svg className="spark" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {bars.map(({ value, index, tall }) => (
        <rect
          key={index}
          x={index * step}
          y={height - tall}
          width={Math.max(1, step - 1)}
          height={tall}
          data-recent={index >= values.length - recent}
          data-none={value === 0}
        />
      ))}
    </svg>
  );
}
