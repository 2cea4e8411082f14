-- The map. A place carries its position in millionths of a degree and its risk (0 low … 3 very high) as columns, so that an index
-- answers for a screen's worth of places; map_cell counts the places of S2 cells of four sizes (docs/decisions/0007-map-clusters.md).
-- A hazard carries the cell of its place.

ALTER TABLE place ADD COLUMN lng BIGINT;
ALTER TABLE place ADD COLUMN lat BIGINT;
ALTER TABLE place ADD COLUMN risk BIGINT NOT NULL DEFAULT 1;
UPDATE place SET risk = CASE {{json_text body risk}} WHEN 'low' THEN 0 WHEN 'medium' THEN 1 WHEN 'high' THEN 2 ELSE 3 END;
UPDATE place SET lng = CAST(floor({{json_number body position.at.lng}} * 1000000 + 0.5) AS BIGINT),
                 lat = CAST(floor({{json_number body position.at.lat}} * 1000000 + 0.5) AS BIGINT)
  WHERE cell IS NOT NULL;
DROP INDEX place_cell;
CREATE INDEX place_map ON place(cell, region, type, active, risk, lng, lat);

-- Active places with a position. Codes are cut to the level's digits; type '' counts them all. lng and lat are sums.
CREATE TABLE map_cell (
  level BIGINT NOT NULL,
  type TEXT NOT NULL,
  cell BIGINT NOT NULL,
  region {{code}} NOT NULL,
  places BIGINT NOT NULL,
  lng BIGINT NOT NULL,
  lat BIGINT NOT NULL,
  medium BIGINT NOT NULL,
  high BIGINT NOT NULL,
  very_high BIGINT NOT NULL,
  PRIMARY KEY (level, type, cell, region)
);
CREATE INDEX map_cell_region ON map_cell(level, type, region);

INSERT INTO map_cell(level, type, cell, region, places, lng, lat, medium, high, very_high)
SELECT step.level, CASE WHEN kind.typed = 1 THEN place.type ELSE '' END, (place.cell & -step.low) | step.low, substr(place.region, 1, step.digits),
  COUNT(*), SUM(place.lng), SUM(place.lat), SUM(CASE WHEN place.risk = 1 THEN 1 ELSE 0 END), SUM(CASE WHEN place.risk = 2 THEN 1 ELSE 0 END), SUM(CASE WHEN place.risk = 3 THEN 1 ELSE 0 END)
FROM place
CROSS JOIN (SELECT 9 AS level, 4398046511104 AS low, 6 AS digits UNION ALL SELECT 11, 274877906944, 9 UNION ALL SELECT 13, 17179869184, 12 UNION ALL SELECT 15, 1073741824, 17) AS step
CROSS JOIN (SELECT 0 AS typed UNION ALL SELECT 1) AS kind
WHERE place.active = 1 AND place.cell IS NOT NULL
GROUP BY 1, 2, 3, 4;

ALTER TABLE hazard ADD COLUMN cell BIGINT;
UPDATE hazard SET cell = (SELECT place.cell FROM place WHERE place.id = hazard.place);
CREATE INDEX hazard_map ON hazard(is_open, cell, region, level, due, state) WHERE is_open = 1;
