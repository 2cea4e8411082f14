// SPDX-License-Identifier: Apache-2.0
// What the house has, for requests that mean something. `kept` is for the recipes alone: things that no arbitrary request gets to
// name, so that a right request stays right. The rest are ids, codes and words beside which the odd ones are tried.
import { photo, sha256, ulid } from "../support/client.mjs";
import { elsewhere, expectStatus, password, report } from "../support/house.mjs";

/** Places, people and a photo made for the recipes in the first two grids. */
async function keptFor(people, grids) {
  const { administrator, safety_office: safety } = people;
  const bytes = photo();
  await expectStatus(safety.put(`/v1/photos/${sha256(bytes)}`, bytes), 201);
  const kept = { grids: grids.slice(0, 2), photo: sha256(bytes), places: [], persons: [], hazards: [], visits: (await safety.read("/v1/inspections?limit=3")).items.map(({ id }) => id) };
  for (const region of kept.grids) {
    const [place, person] = [ulid(), ulid()];
    const contact = { name: "示例人乙", phone: "13800000002" };
    await expectStatus(safety.put(`/v1/places/${place}`, { name: `示例餐馆${place.slice(-5)}`, type: "restaurant", address: "示例路2号", region, contact }), 201);
    await expectStatus(administrator.put(`/v1/people/${person}`, { login: `kept-${person.slice(-8).toLowerCase()}`, active: true, name: "示例人丙", phone: "13800000003" }), 201);
    await expectStatus(administrator.put(`/v1/posts/${ulid()}`, { person, role: "grid_member", region, from: "2026-01-01" }), 201);
    const hazard = ulid();
    await expectStatus(safety.put(`/v1/hazards/${hazard}`, report({ place })), 201);
    kept.places.push(place);
    kept.persons.push(person);
    kept.hazards.push(hazard);
  }
  const positions = (await safety.all(`/v1/places?within=${kept.grids[0]}`)).filter((one) => one.position && !one.outside_every_grid);
  const events = (await safety.read("/v1/changes?limit=5")).events.map(({ seq }) => seq);
  return Object.assign(kept, { events, restaurants: kept.places, points: positions.slice(0, 3).map(({ position }) => position.at), communities: kept.grids.map((code) => code.slice(0, 12)) });
}

/** The tile of the first leaves, as wide as the tree is now. */
async function tilesOf(client) {
  const size = Number((await client.get("/ledger/checkpoint")).text.split("\n")[1]);
  return [size >= 256 ? "000" : `000.p/${size}`];
}

/** Tiles whose every event this person may read; the first ones hold the regions above. */
async function bundlesOf(client) {
  for (let tile = 0; tile < 1000; ++tile) {
    const name = String(tile).padStart(3, "0");
    if ((await client.get(`/ledger/tile/entries/${name}`)).status === 200) return [name];
  }
  throw new Error("no bundle of entries lies in one sub-district alone");
}

export async function thingsOf(house, people) {
  const { administrator, safety_office: safety } = people;
  const places = (await safety.read("/v1/places?limit=5")).items.map(({ id }) => id);
  const hazards = (await safety.read("/v1/hazards?limit=8&open=1")).items;
  const visits = (await safety.read("/v1/inspections?limit=3")).items.map(({ id }) => id);
  const allGrids = (await safety.read("/v1/regions?level=grid&limit=6")).items.map(({ code }) => code);
  const grids = allGrids.slice(2, 5);
  const persons = (await administrator.read("/v1/people?limit=200")).items;
  // Not those who ask here: a request that switches its own account off would end the test.
  const asking = new Set(Object.values(people).map((client) => client.session?.person.id));
  const others = persons.filter(({ id }) => !asking.has(id)).slice(0, 4);
  const checklist = await safety.read("/v1/checklists/restaurant@1");
  const kept = await keptFor(people, allGrids);
  const bytes = photo();
  await safety.put(`/v1/photos/${sha256(bytes)}`, bytes);
  const photos = [sha256(bytes), "0".repeat(64)];
  const fresh = [ulid(), ulid(), ulid()];
  const { neighbour } = house;
  const codes = [...grids, neighbour.region, elsewhere.subdistrict, "320612001", "320612001099001", "999999"];
  const csv = "序号,场所名称,场所类型,地址,所属社区\n1,示例面馆,餐饮,示例路2号,东市社区\n";
  const files = [Buffer.from(csv), Buffer.from("code,name\n1,2\n"), bytes, Buffer.from("{}"), Buffer.from("PK\x03\x04broken"), Buffer.alloc(0), Buffer.from('{"type":"FeatureCollection","features":[]}')];
  return {
    kept: { ...kept, checklist, items: checklist.items.map(({ id }) => id), tiles: await tilesOf(safety), bundles: await bundlesOf(safety), files },
    ids: [...places.slice(0, 2), hazards[0].id, visits[0], ...others.map(({ id }) => id).slice(0, 2), neighbour.place, ...fresh],
    codes,
    texts: ["示例", "restaurant", "示例路1号", "fire", "due", "-found_at", "2026-11-23", "121.07,32.06", "13800000001"],
    personal: ["13800000001", "示例人甲", ...house.accounts.map((one) => one.password)],
    /** By the name of a JSON field. */
    words: {
      place: [...places, neighbour.place], person: others.map(({ id }) => id), region: codes, photos: [[], [photos[0]], [photos[1]], photos], type: ["restaurant", "hotel", "none", "dry_powder"],
      checklist: [{ id: "restaurant", version: 1 }, { id: "hotel", version: 1 }, { id: "restaurant", version: 9 }], item: [...checklist.items.slice(0, 4).map(({ id }) => id), "XX-99"],
      to: ["fire", "housing", "nobody"], password: [password, "short", "Another-Pass-77"], login: ["fuzz-001", "member-001", "FUZZ 1", ""], hazard: [hazards[0].id, fresh[0]],
    },
    /** By the name of a part of the path. */
    segments: {
      code: codes, ref: ["restaurant@1", "restaurant@9", "hotel@1", "@", "restaurant"], kind: ["places", "people", "regions", "divisions", "cats"], name: [...photos, sha256("x")],
      step: [...fresh, hazards[0].id], id: [...places.slice(0, 2), ...hazards.map(({ id }) => id), visits[0], ...others.map(({ id }) => id), neighbour.place, neighbour.hazard, ...fresh],
      level: ["0", "1", "bundles", "63", "64"], tile: [...(await tilesOf(safety)), "001", "000.p/1", "000.p/0", "x001/000"],
    },
    queries: {
      within: codes, cursor: [`1.${fresh[0]}`, places[0], grids[0]], limit: ["1", "2", "200", "201", "0"], place: places, type: ["restaurant", "x"], level: ["grid", "community", "general", "major"],
      state: ["found", "closed", "x"], near: ["121.07,32.06", "nan,1", "1,2,3"], lng: ["121.07", "0", "181", "1e300"], lat: ["32.06", "0", "-91"], datum: ["wgs84", "bd09", "x"], role: ["grid_member", "x"],
      on: ["2026-11-23", "2026-02-30"], name: ["a.csv", "台账.xlsx", "../../a"], commit: ["0", "1"], days: ["0", "1", "366", "367"], after: ["0", "1", "9000000000000001"],
      older: ["0", "1", "2", "99999"], event: ["0", "1", "2", "99999"], suite: ["sha256", "sm3", "md5"], sort: ["due", "-found_at", "x"],
    },
    files,
  };
}
