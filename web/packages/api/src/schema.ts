// SPDX-License-Identifier: Apache-2.0
// Written by `npm run api-types`; do not edit.
export interface paths {
    "/ledger/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ledger's newest signed checkpoint */
        get: operations["get_ledger_checkpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger/checkpoint.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A signed checkpoint as a QR code, to be printed and kept */
        get: operations["get_ledger_checkpoint_svg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proof that the ledger only grew since it had a size */
        get: operations["get_ledger_consistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger/key-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed notes by which the ledger's keys hand over */
        get: operations["get_ledger_key_notes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ledger's public keys */
        get: operations["get_ledger_keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger/sm3/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ledger's newest signed checkpoint */
        get: operations["get_ledger_sm3_checkpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger/sm3/checkpoint.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A signed checkpoint as a QR code, to be printed and kept */
        get: operations["get_ledger_sm3_checkpoint_svg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger/sm3/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proof that the ledger only grew since it had a size */
        get: operations["get_ledger_sm3_consistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger/sm3/tile/entries/{tile}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A bundle of the ledger's entries, for whoever may read the region of each */
        get: operations["get_ledger_sm3_tile_entries_tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger/sm3/tile/{level}/{tile}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A tile of the ledger's hashes */
        get: operations["get_ledger_sm3_tile_level_tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger/tile/entries/{tile}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A bundle of the ledger's entries, for whoever may read the region of each */
        get: operations["get_ledger_tile_entries_tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger/tile/{level}/{tile}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A tile of the ledger's hashes */
        get: operations["get_ledger_tile_level_tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/area": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The places of one's area, for a phone to keep (without persons in charge) */
        get: operations["get_v1_area"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/area/basemap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The base map of one's area in parts: roads, water, railways, buildings (each part has an ETag) */
        get: operations["get_v1_area_basemap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/area/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The places and hazards of one's area that changed since a position in the log */
        get: operations["get_v1_area_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/boundaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Boundaries with counts (GeoJSON) */
        get: operations["get_v1_boundaries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed after a position in the log */
        get: operations["get_v1_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checklists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All checklists */
        get: operations["get_v1_checklists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checklists/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One checklist (id@version) */
        get: operations["get_v1_checklists_ref"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Colleagues who may be asked to stand in */
        get: operations["get_v1_colleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deadlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Explain a deadline day by day */
        post: operations["post_v1_deadlines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** A phone says which numbers it has given, and hears which have not come */
        put: operations["put_v1_devices_id"];
        post?: never;
        /** The phone is lost or was wiped: wait no more for what did not come of it */
        delete: operations["delete_v1_devices_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/hazards.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export a ledger (XLSX) */
        get: operations["get_v1_exports_hazards_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/places.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export a ledger (XLSX) */
        get: operations["get_v1_exports_places_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/grid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The grid of a point and its people */
        get: operations["get_v1_grid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What passes over: open hazards and places due */
        get: operations["get_v1_hand_over"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hazards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hazards */
        get: operations["get_v1_hazards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hazards/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One hazard and its steps */
        get: operations["get_v1_hazards_id"];
        /** Report a hazard seen outside an inspection */
        put: operations["put_v1_hazards_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hazards/{id}/steps/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Record the next step of a hazard */
        put: operations["put_v1_hazards_id_steps_step"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import a ledger: a rehearsal, written with commit=1 */
        post: operations["post_v1_imports_kind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Visits, newest first */
        get: operations["get_v1_inspections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One visit, whole */
        get: operations["get_v1_inspections_id"];
        /** Submit a visit; sending twice is harmless */
        put: operations["put_v1_inspections_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proof that an event is in the ledger */
        get: operations["get_v1_ledger_proof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes as they happen (text/event-stream) */
        get: operations["get_v1_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/map/hazards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open hazards in a map's window: single or in clusters */
        get: operations["get_v1_map_hazards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/map/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places in a map's window: single or in clusters */
        get: operations["get_v1_map_places"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/patrol-routes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Routes of patrols, and when each stop was last seen */
        get: operations["get_v1_patrol_routes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/patrol-routes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Make or change a route */
        put: operations["put_v1_patrol_routes_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/patrol-stop-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kinds of stops and how often each is to be seen; whether tracks are allowed */
        get: operations["get_v1_patrol_stop_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/patrols/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own patrols, newest first; nobody else's are shown */
        get: operations["get_v1_patrols_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/patrols/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Submit a patrol; sending twice is harmless */
        put: operations["put_v1_patrols_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/patrols/{id}/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one's own patrol went, until it is deleted; nobody else's, for the administrator neither */
        get: operations["get_v1_patrols_id_track"];
        /** Where one's own patrol went, if recorded by the own switch; no times; sending twice is harmless */
        put: operations["put_v1_patrols_id_track"];
        post?: never;
        /** Delete where one's own patrol went now */
        delete: operations["delete_v1_patrols_id_track"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People and their posts */
        get: operations["get_v1_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Create or change a person */
        put: operations["put_v1_people_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget somebody's name and number for good, and end the account */
        delete: operations["delete_v1_people_id_contact"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See somebody's contact, with a reason */
        post: operations["post_v1_people_id_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/photos/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See a photo */
        get: operations["get_v1_photos_name"];
        /** Send a photo, named by its SHA-256 */
        put: operations["put_v1_photos_name"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/photos/{name}/parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of a photo has come */
        get: operations["get_v1_photos_name_parts"];
        /** Send a photo in parts of at most 256 KB; after a broken line go on at `bytes` */
        put: operations["put_v1_photos_name_parts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/place-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The codes of a region's places, to be printed */
        get: operations["get_v1_place_codes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places */
        get: operations["get_v1_places"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/places/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One place with its extinguishers, hazards and visits */
        get: operations["get_v1_places_id"];
        /** Register or change a place */
        put: operations["put_v1_places_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/places/{id}/asked-visit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Ask for a visit to a place: why, and by which day */
        put: operations["put_v1_places_id_asked_visit"];
        post?: never;
        /** Take back that a visit was asked for */
        delete: operations["delete_v1_places_id_asked_visit"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/places/{id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The code of one place (QR) */
        get: operations["get_v1_places_id_code"];
        put?: never;
        /** Give a place a new code; the old one ends */
        post: operations["post_v1_places_id_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/places/{id}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget name and number of the person in charge for good */
        delete: operations["delete_v1_places_id_contact"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/places/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merge a place that is registered twice into the right one */
        post: operations["post_v1_places_id_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/places/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See the person in charge, with a reason */
        post: operations["post_v1_places_id_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest position of those who share it on duty now */
        get: operations["get_v1_positions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/positions/batches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** A small batch of a phone's points; sending twice is harmless */
        put: operations["put_v1_positions_batches_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/positions/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own track, until it is deleted */
        get: operations["get_v1_positions_mine"];
        put?: never;
        post?: never;
        /** Delete the own track now */
        delete: operations["delete_v1_positions_mine"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/positions/share": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether one shares the own position */
        get: operations["get_v1_positions_share"];
        put?: never;
        post?: never;
        /** Stop sharing */
        delete: operations["delete_v1_positions_share"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/positions/share/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Share the own position on duty; ends by itself */
        put: operations["put_v1_positions_share_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/posts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Appoint, move, stand in */
        put: operations["put_v1_posts_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Regions */
        get: operations["get_v1_regions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One region with its boundary */
        get: operations["get_v1_regions_code"];
        /** Create or change a region */
        put: operations["put_v1_regions_code"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Types of place, extinguisher life table, departments */
        get: operations["get_v1_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The present session */
        get: operations["get_v1_session"];
        put?: never;
        /** Sign in */
        post: operations["post_v1_session"];
        /** Sign out */
        delete: operations["delete_v1_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/substitutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who stands in for whom: one's own, or those of a region */
        get: operations["get_v1_substitutions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/substitutions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** A colleague stands in from one day to another */
        put: operations["put_v1_substitutions_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/substitutions/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it now */
        post: operations["post_v1_substitutions_id_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complaints and suggestions */
        get: operations["get_v1_suggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suggestions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Write a complaint or a suggestion */
        put: operations["put_v1_suggestions_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suggestions/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer it */
        post: operations["post_v1_suggestions_id_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A region in figures */
        get: operations["get_v1_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unsent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose phones still hold work that has not come (so that somebody can help) */
        get: operations["get_v1_unsent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Answer: {
            item: string;
            /** @enum {string} */
            answer: "pass" | "fail" | "na" | "not_seen";
            variant?: string | null;
            note?: string | null;
            photos?: string[];
            hazard?: string | null;
            fixed_on_the_spot?: boolean;
            after?: string[] | null;
        };
        AnswerInput: {
            text: string;
        };
        AreaChanges: {
            regions?: string[];
            cursor: number;
            more?: boolean;
            anew?: boolean;
            places?: components["schemas"]["PlaceView"][];
            gone_places?: string[];
            hazards?: components["schemas"]["HazardView"][];
            gone_hazards?: string[];
        };
        AreaPlaces: {
            regions?: string[];
            log: number;
            items?: components["schemas"]["PlaceView"][];
            next?: string | null;
        };
        AskVisit: {
            why: string;
            /** Format: date */
            by: string;
        };
        AskedVisit: {
            why: string;
            /** Format: date */
            by: string;
            /** Format: date-time */
            at: string;
        };
        BaseMapPart: {
            edition: string;
            source: string;
            /** Format: date */
            taken_on?: string | null;
            sheets?: components["schemas"]["BaseSheet"][];
            next?: string | null;
        };
        BaseSheet: {
            key: number;
            lng: number;
            lat: number;
            names?: string[];
            lines?: number[][];
            areas?: number[][];
            points?: number[][];
        };
        Boundary: {
            polygons?: components["schemas"]["Polygon"][];
        };
        ChangedThing: {
            seq: number;
            /** Format: date-time */
            at: string;
            kind: string;
            subject: string;
            region: string;
            version: number;
            body: unknown;
        };
        ChangesView: {
            events?: components["schemas"]["ChangedThing"][];
            cursor: number;
            more?: boolean;
        };
        ChecklistList: {
            items?: components["schemas"]["ChecklistSummary"][];
        };
        ChecklistRef: {
            id: string;
            version: number;
        };
        ChecklistSummary: {
            id: string;
            version: number;
            title: {
                zh: string;
                en: string;
            };
            /** Format: date */
            published: string;
        };
        ChildSummary: {
            region: components["schemas"]["RegionSummary"];
            open: number;
            overdue: number;
            inspections: number;
        };
        Colleague: {
            person: string;
            name: string;
            /** @enum {string} */
            role: "grid_member" | "micro_grid_leader" | "grid_chief" | "grid_supervisor" | "community_staff" | "command_operator" | "safety_office" | "subdistrict_leader" | "enforcement" | "department" | "administrator";
            region: string;
            region_name: string;
        };
        ColleagueList: {
            items?: components["schemas"]["Colleague"][];
            more?: boolean;
        };
        Contact: {
            name?: string;
            phone?: string;
        };
        DaySummary: {
            /** Format: date */
            day: string;
            opened: number;
            closed: number;
            inspections: number;
        };
        Deadline: {
            /** Format: date-time */
            due: string;
            days?: components["schemas"]["ExplainedDay"][];
            year_unknown?: boolean;
        };
        DeadlineQuestion: {
            /** Format: date-time */
            from: string;
            limit: components["schemas"]["Limit"];
        };
        Department: {
            id: string;
            zh: string;
            en: string;
        };
        DeviceReport: {
            made: number;
            withdrawn?: number[];
            oldest_s?: number | null;
        };
        DeviceView: {
            made: number;
            missing?: components["schemas"]["NumberRange"][];
        };
        DoubtView: {
            row: number;
            column: string;
            code: string;
            message: string;
            row_left_out?: boolean;
        };
        ExplainedDay: {
            /** Format: date */
            day: string;
            /** @enum {string} */
            kind: "working" | "weekend" | "holiday" | "adjusted_working";
            counts?: boolean;
            name?: {
                zh: string;
                en: string;
            } | null;
        };
        Extinguisher: {
            id: string;
            place?: string;
            type: string;
            spot?: string;
            manufactured?: string | null;
            /** Format: date */
            last_service?: string | null;
            defects?: ("body" | "pressure_low" | "service_defect")[];
            removed?: boolean;
            version?: number;
        };
        ExtinguisherLife: {
            /** @enum {string} */
            status: "scrapped_required" | "expired_service" | "body_defect" | "pressure_low" | "due_soon" | "ok";
            /** Format: date */
            first_due?: string | null;
            /** Format: date */
            next_due?: string | null;
            /** Format: date */
            scrap_on?: string | null;
            days_left?: number | null;
        };
        ExtinguisherType: {
            id: string;
            zh: string;
            en: string;
            first_service_months: number;
            service_every_months: number;
            scrap_after_months: number;
        };
        ExtinguisherView: {
            extinguisher: components["schemas"]["Extinguisher"];
            life: components["schemas"]["ExtinguisherLife"];
        };
        Finding: {
            item: string;
            /** @enum {string} */
            result_class: "A" | "G1" | "G2" | "SM" | "IM";
            limit_hours?: number | null;
            comprehensive_element?: string | null;
        };
        GridOfPoint: {
            region?: components["schemas"]["RegionSummary"] | null;
            path?: components["schemas"]["RegionSummary"][];
            people?: components["schemas"]["GridPerson"][];
        };
        GridPerson: {
            person: string;
            name: string;
            phone: string;
            /** @enum {string} */
            role: "grid_member" | "micro_grid_leader" | "grid_chief" | "grid_supervisor" | "community_staff" | "command_operator" | "safety_office" | "subdistrict_leader" | "enforcement" | "department" | "administrator";
            region: string;
            stands_in_for?: string | null;
            /** Format: date */
            until?: string | null;
        };
        HandOver: {
            open_hazards: number;
            hazards?: components["schemas"]["HazardView"][];
            due_places: number;
            places?: components["schemas"]["PlaceView"][];
        };
        Hazard: {
            id: string;
            /** @enum {string} */
            source: "inspection" | "patrol" | "public_report" | "self_check" | "department";
            inspection?: string | null;
            place?: string | null;
            region: string;
            checklist?: components["schemas"]["ChecklistRef"] | null;
            item?: string | null;
            description: string;
            /** @enum {string} */
            result_class: "A" | "G1" | "G2" | "SM" | "IM";
            /** @enum {string} */
            level: "general" | "suspected_major" | "major" | "imminent";
            comprehensive_element?: string | null;
            /** @enum {string} */
            state: "found" | "rectifying" | "handed_over" | "done" | "closed";
            /** @enum {string} */
            climb: "none" | "grid_chief" | "community" | "subdistrict";
            /** Format: date-time */
            found_at: string;
            found_by: string;
            found_sent_by?: string | null;
            /** Format: date-time */
            due?: string | null;
            department?: string | null;
            fixed_by: string;
            fix_sent_by?: string | null;
            extensions: number;
            reopened: number;
            /** Format: date-time */
            closed_at?: string | null;
            version: number;
        };
        HazardList: {
            items?: components["schemas"]["HazardView"][];
            next?: string | null;
        };
        HazardMap: {
            spots?: components["schemas"]["HazardSpot"][];
            total: number;
            nowhere: number;
        };
        HazardOnMap: {
            id: string;
            place?: string | null;
            place_name: string;
            item_text?: {
                zh: string;
                en: string;
            } | null;
            description: string;
            /** @enum {string} */
            level: "general" | "suspected_major" | "major" | "imminent";
            /** @enum {string} */
            state: "found" | "rectifying" | "handed_over" | "done" | "closed";
            /** Format: date-time */
            due?: string | null;
            overdue?: boolean;
            at: components["schemas"]["LngLat"];
        };
        HazardOnTheWay: {
            id: string;
            arrived?: boolean;
        };
        HazardPageView: {
            hazard: components["schemas"]["HazardView"];
            steps?: components["schemas"]["StepView"][];
            possible_steps?: ("found" | "fixed_on_the_spot" | "notice_given" | "extended" | "handed_over" | "returned" | "done" | "recheck_passed" | "recheck_failed" | "escalated" | "major_confirmed" | "major_dismissed" | "evacuated" | "noted")[];
            item?: Record<string, never> | null;
        };
        HazardReport: {
            /** @enum {string} */
            source: "inspection" | "patrol" | "public_report" | "self_check" | "department";
            place?: string | null;
            at?: components["schemas"]["LngLat"] | null;
            region?: string | null;
            checklist?: components["schemas"]["ChecklistRef"] | null;
            item?: string | null;
            description: string;
            /** @enum {string} */
            result_class: "A" | "G1" | "G2" | "SM" | "IM";
            limit_hours?: number | null;
            photos?: string[];
            /** Format: date-time */
            found_at: string;
        };
        HazardSpot: {
            at: components["schemas"]["LngLat"];
            count: number;
            /** @enum {string} */
            level: "general" | "suspected_major" | "major" | "imminent";
            overdue: number;
            items?: components["schemas"]["HazardOnMap"][];
        };
        HazardView: {
            id: string;
            /** @enum {string} */
            source: "inspection" | "patrol" | "public_report" | "self_check" | "department";
            inspection?: string | null;
            place?: string | null;
            place_name: string;
            place_type: string;
            region: string;
            region_name: string;
            checklist?: components["schemas"]["ChecklistRef"] | null;
            item?: string | null;
            item_text?: {
                zh: string;
                en: string;
            } | null;
            description: string;
            /** @enum {string} */
            result_class: "A" | "G1" | "G2" | "SM" | "IM";
            /** @enum {string} */
            level: "general" | "suspected_major" | "major" | "imminent";
            comprehensive_element?: string | null;
            /** @enum {string} */
            state: "found" | "rectifying" | "handed_over" | "done" | "closed";
            /** @enum {string} */
            climb: "none" | "grid_chief" | "community" | "subdistrict";
            /** Format: date-time */
            found_at: string;
            found_by: string;
            fixed_by: string;
            fix_sent_by?: string | null;
            /** Format: date-time */
            due?: string | null;
            overdue?: boolean;
            department?: string | null;
            extensions: number;
            reopened: number;
            /** Format: date-time */
            closed_at?: string | null;
            version: number;
        };
        ImportColumn: {
            header: string;
            /** @enum {string|null} */
            field?: "serial" | "code" | "name" | "level" | "parent" | "kind" | "valid_from" | "valid_to" | "login" | "phone" | "role" | "region" | "community" | "grid" | "type" | "address" | "credit_code" | "area" | "floors" | "staff" | "slept_in" | "gas" | "risk" | "contact" | "contact_phone" | "landlord" | "landlord_phone" | "longitude" | "latitude" | "coordinates" | "note" | null;
        };
        ImportReport: {
            /** @enum {string} */
            kind: "divisions" | "regions" | "people" | "places";
            file: string;
            rows_read: number;
            new: number;
            changed: number;
            unchanged: number;
            refused: number;
            doubtful_count: number;
            doubtful?: components["schemas"]["DoubtView"][];
            columns?: components["schemas"]["ImportColumn"][];
            committed?: boolean;
        };
        Inspection: {
            place: string;
            checklist: components["schemas"]["ChecklistRef"];
            answers?: components["schemas"]["Answer"][];
            extinguishers?: components["schemas"]["Extinguisher"][];
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            finished_at: string;
            at?: components["schemas"]["LngLat"] | null;
            accuracy_m?: number | null;
        };
        InspectionList: {
            items?: components["schemas"]["InspectionView"][];
            next?: string | null;
        };
        InspectionReceipt: {
            id: string;
            photos?: string[];
            /** Format: date-time */
            received_at: string;
            findings?: components["schemas"]["Finding"][];
            not_seen: number;
            hazards?: components["schemas"]["Hazard"][];
            extinguishers?: components["schemas"]["ExtinguisherView"][];
        };
        InspectionView: {
            id: string;
            place: string;
            place_name: string;
            region: string;
            inspector_name: string;
            sent_by_name: string;
            /** Format: date-time */
            received_at: string;
            failed: number;
            not_seen: number;
            inspection?: components["schemas"]["Inspection"] | null;
        };
        Limit: {
            amount: number;
            /** @enum {string} */
            unit: "hours" | "calendar_days" | "working_days";
        };
        LngLat: {
            lng: number;
            lat: number;
        };
        MemberOnDuty: {
            person: string;
            name: string;
            region: string;
            region_name: string;
            /** Format: date-time */
            at: string;
            position: components["schemas"]["LngLat"];
            accuracy_m?: number | null;
        };
        MembersOnDuty: {
            items?: components["schemas"]["MemberOnDuty"][];
        };
        MergePlace: {
            into: string;
            version: number;
        };
        NumberRange: {
            first: number;
            last: number;
        };
        OtherPlace: {
            id: string;
            name: string;
        };
        Patrol: {
            route: string;
            route_version: number;
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            ended_at: string;
            seen?: components["schemas"]["SeenStop"][];
            hazards?: string[];
        };
        PatrolList: {
            items?: components["schemas"]["PatrolView"][];
            next?: string | null;
        };
        PatrolRouteInput: {
            name: string;
            region: string;
            stops?: components["schemas"]["PatrolStop"][];
            active?: boolean | null;
            version?: number;
        };
        PatrolRouteList: {
            items?: components["schemas"]["PatrolRouteView"][];
            next?: string | null;
        };
        PatrolRouteView: {
            id: string;
            name: string;
            region: string;
            region_name: string;
            stops?: components["schemas"]["PatrolStopView"][];
            due: number;
            active?: boolean;
            version: number;
        };
        PatrolStop: {
            id: string;
            kind: string;
            name: string;
            look_at: string;
            at?: components["schemas"]["LngLat"] | null;
            to?: components["schemas"]["LngLat"] | null;
            place?: string | null;
        };
        PatrolStopKind: {
            id: string;
            zh: string;
            en: string;
            see_every_days: number;
            look_at: {
                zh: string;
                en: string;
            };
        };
        PatrolStopKinds: {
            items?: components["schemas"]["PatrolStopKind"][];
            track: components["schemas"]["PatrolTrackRules"];
        };
        PatrolStopView: {
            id: string;
            kind: string;
            name: string;
            look_at: string;
            at?: components["schemas"]["LngLat"] | null;
            to?: components["schemas"]["LngLat"] | null;
            place?: string | null;
            /** Format: date-time */
            last_seen?: string | null;
            /** Format: date */
            see_again_on?: string | null;
            due?: boolean;
        };
        PatrolTrack: {
            points?: components["schemas"]["LngLat"][];
        };
        PatrolTrackReceipt: {
            patrol: string;
            /** Format: date-time */
            ends_at: string;
        };
        PatrolTrackRules: {
            allowed?: boolean;
            keep_days: number;
            most_points: number;
        };
        PatrolTrackView: {
            patrol: string;
            points?: components["schemas"]["LngLat"][];
            /** Format: date-time */
            ends_at: string;
        };
        PatrolView: {
            id: string;
            route: string;
            route_name: string;
            route_version: number;
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            ended_at: string;
            /** Format: date-time */
            received_at: string;
            seen?: components["schemas"]["SeenStopView"][];
            hazards?: components["schemas"]["HazardOnTheWay"][];
            track?: boolean;
        };
        PersonInput: {
            login: string;
            active?: boolean;
            name: string;
            phone: string;
            password?: string | null;
            version?: number | null;
        };
        PersonList: {
            items?: components["schemas"]["PersonView"][];
            next?: string | null;
        };
        PersonView: {
            id: string;
            login: string;
            name: string;
            phone: string;
            active?: boolean;
            version: number;
            posts?: components["schemas"]["PostView"][];
        };
        PhotoProgress: {
            name: string;
            bytes: number;
            whole?: boolean;
        };
        PhotoReceipt: {
            name: string;
            bytes: number;
        };
        PlaceCode: {
            place: string;
            name: string;
            address: string;
            region_name: string;
            edition: number;
            text: string;
            by_hand: string;
            svg: string;
        };
        PlaceCodes: {
            items?: components["schemas"]["PlaceCode"][];
            next?: string | null;
        };
        PlaceInput: {
            name: string;
            type: string;
            address?: string;
            region?: string | null;
            position?: components["schemas"]["Position"] | null;
            credit_code?: string | null;
            area_m2?: number | null;
            floors?: number | null;
            staff?: number | null;
            slept_in?: boolean | null;
            /** @enum {string|null} */
            gas?: "none" | "piped" | "lpg" | "alcohol_fuel" | "unknown" | null;
            /** @enum {string|null} */
            risk?: "low" | "medium" | "high" | "very_high" | null;
            contact?: components["schemas"]["Contact"] | null;
            note?: string | null;
            active?: boolean | null;
            version?: number;
        };
        PlaceList: {
            items?: components["schemas"]["PlaceView"][];
            next?: string | null;
        };
        PlaceMap: {
            spots?: components["schemas"]["PlaceSpot"][];
            total: number;
        };
        PlaceOnMap: {
            id: string;
            name: string;
            type: string;
            /** @enum {string} */
            risk: "low" | "medium" | "high" | "very_high";
            at: components["schemas"]["LngLat"];
            open_hazards: number;
        };
        PlacePage: {
            place: components["schemas"]["PlaceView"];
            warnings?: components["schemas"]["Warning"][];
            checklist: components["schemas"]["ChecklistRef"];
            extinguishers?: components["schemas"]["ExtinguisherView"][];
            hazards?: components["schemas"]["HazardView"][];
            inspections?: components["schemas"]["InspectionView"][];
            merged?: components["schemas"]["OtherPlace"] | null;
            doubles?: components["schemas"]["OtherPlace"][];
        };
        PlaceSpot: {
            at: components["schemas"]["LngLat"];
            count: number;
            /** @enum {string} */
            risk: "low" | "medium" | "high" | "very_high";
            items?: components["schemas"]["PlaceOnMap"][];
        };
        PlaceType: {
            id: string;
            zh: string;
            en: string;
            checklist: string;
            nine_small?: boolean;
            crowded?: boolean;
            household?: boolean;
            inspect_every_days: number;
            synonyms?: string[];
        };
        PlaceView: {
            id: string;
            name: string;
            type: string;
            type_zh: string;
            type_en: string;
            address: string;
            region: string;
            region_name: string;
            position?: components["schemas"]["Position"] | null;
            outside_every_grid?: boolean;
            credit_code?: string | null;
            area_m2?: number | null;
            floors?: number | null;
            staff?: number | null;
            slept_in?: boolean | null;
            /** @enum {string} */
            gas: "none" | "piped" | "lpg" | "alcohol_fuel" | "unknown";
            /** @enum {string} */
            risk: "low" | "medium" | "high" | "very_high";
            contact_name?: string | null;
            contact_phone?: string | null;
            note: string;
            active?: boolean;
            code_edition?: number | null;
            asked?: components["schemas"]["AskedVisit"] | null;
            merged_into?: string | null;
            doubles?: string[] | null;
            /** Format: date-time */
            last_inspected?: string | null;
            /** Format: date */
            due_on?: string | null;
            distance_m?: number | null;
            open_hazards: number;
            version: number;
        };
        Polygon: {
            outer?: components["schemas"]["LngLat"][];
            holes?: components["schemas"]["LngLat"][][];
        };
        Position: {
            at: components["schemas"]["LngLat"];
            raw?: components["schemas"]["LngLat"] | null;
            /** @enum {string} */
            raw_datum: "wgs84" | "cgcs2000" | "gcj02" | "bd09";
            accuracy_m?: number | null;
        };
        PositionsInput: {
            share: string;
            points?: components["schemas"]["TrackPoint"][];
        };
        PositionsReceipt: {
            id: string;
            points: number;
            /** Format: date-time */
            ends_at: string;
        };
        Post: {
            id?: string;
            person: string;
            /** @enum {string} */
            role: "grid_member" | "micro_grid_leader" | "grid_chief" | "grid_supervisor" | "community_staff" | "command_operator" | "safety_office" | "subdistrict_leader" | "enforcement" | "department" | "administrator";
            region: string;
            /** Format: date */
            from: string;
            /** Format: date */
            to?: string | null;
            stands_in_for?: string | null;
            version?: number;
        };
        PostView: {
            id: string;
            person: string;
            /** @enum {string} */
            role: "grid_member" | "micro_grid_leader" | "grid_chief" | "grid_supervisor" | "community_staff" | "command_operator" | "safety_office" | "subdistrict_leader" | "enforcement" | "department" | "administrator";
            region: string;
            region_name: string;
            /** Format: date */
            from: string;
            /** Format: date */
            to?: string | null;
            stands_in_for?: string | null;
            stands_in_for_name?: string | null;
            version: number;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail: string;
            fields?: components["schemas"]["ProblemField"][];
            trace: string;
        };
        ProblemField: {
            path: string;
            code: string;
            message: string;
        };
        Region: {
            code?: string;
            /** @enum {string} */
            level: "province" | "prefecture" | "county" | "subdistrict" | "community" | "village" | "grid" | "micro_grid";
            name: string;
            parent?: string;
            /** @enum {string|null} */
            kind?: "basic" | "dedicated" | null;
            /** Format: date */
            valid_from: string;
            /** Format: date */
            valid_to?: string | null;
            boundary?: components["schemas"]["Boundary"] | null;
            version?: number;
        };
        RegionList: {
            items?: components["schemas"]["RegionSummary"][];
            next?: string | null;
        };
        RegionSummary: {
            code: string;
            /** @enum {string} */
            level: "province" | "prefecture" | "county" | "subdistrict" | "community" | "village" | "grid" | "micro_grid";
            name: string;
            parent: string;
            /** @enum {string|null} */
            kind?: "basic" | "dedicated" | null;
            /** Format: date */
            valid_from: string;
            /** Format: date */
            valid_to?: string | null;
            has_boundary?: boolean;
            version: number;
        };
        RenewCode: {
            edition: number;
        };
        RevealInput: {
            reason: string;
        };
        RulesView: {
            place_types?: components["schemas"]["PlaceType"][];
            extinguisher_types?: components["schemas"]["ExtinguisherType"][];
            obsolete_extinguishers?: string[];
            due_soon_days: number;
            departments?: components["schemas"]["Department"][];
            place_code_keys?: string[];
            handed_roles?: ("grid_member" | "micro_grid_leader" | "grid_chief" | "grid_supervisor" | "community_staff" | "command_operator" | "safety_office" | "subdistrict_leader" | "enforcement" | "department" | "administrator")[];
        };
        SeenStop: {
            stop: string;
            /** Format: date-time */
            at: string;
        };
        SeenStopView: {
            stop: string;
            name: string;
            /** Format: date-time */
            at: string;
            known?: boolean;
        };
        SessionView: {
            person: components["schemas"]["PersonView"];
            posts?: components["schemas"]["PostView"][];
            acts?: ("read" | "inspect" | "report_hazard" | "record_rectification" | "recheck_hazard" | "extend_deadline" | "hand_over_hazard" | "judge_suspected_major" | "edit_places" | "edit_regions" | "edit_people" | "import_data" | "export_ledger" | "reveal_personal_data" | "answer_suggestions" | "see_unsent_work" | "see_positions" | "ask_visit" | "arrange_substitution")[];
            home: components["schemas"]["RegionSummary"];
            csrf: string;
            filing_number?: string | null;
            /** Format: date-time */
            server_time: string;
        };
        ShareInput: {
            hours?: number | null;
        };
        ShareView: {
            id?: string | null;
            /** Format: date-time */
            started_at?: string | null;
            /** Format: date-time */
            ends_at?: string | null;
            hours_max: number;
            retention_hours: number;
        };
        SignInInput: {
            login: string;
            password: string;
            desk?: boolean;
        };
        Step: {
            id: string;
            /** @enum {string} */
            kind: "found" | "fixed_on_the_spot" | "notice_given" | "extended" | "handed_over" | "returned" | "done" | "recheck_passed" | "recheck_failed" | "escalated" | "major_confirmed" | "major_dismissed" | "evacuated" | "noted";
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            device_at?: string | null;
            actor: string;
            text: string;
            photos?: string[];
            /** Format: date-time */
            due?: string | null;
            to?: string | null;
            by_place?: boolean;
            made_by?: string | null;
        };
        StepAnswer: {
            hazard: components["schemas"]["HazardView"];
            step: components["schemas"]["Step"];
        };
        StepInput: {
            /** @enum {string} */
            kind: "found" | "fixed_on_the_spot" | "notice_given" | "extended" | "handed_over" | "returned" | "done" | "recheck_passed" | "recheck_failed" | "escalated" | "major_confirmed" | "major_dismissed" | "evacuated" | "noted";
            /** Format: date-time */
            device_at?: string | null;
            text?: string;
            photos?: string[];
            /** Format: date-time */
            due?: string | null;
            limit?: components["schemas"]["Limit"] | null;
            to?: string | null;
            by_place?: boolean;
        };
        StepView: {
            id: string;
            /** @enum {string} */
            kind: "found" | "fixed_on_the_spot" | "notice_given" | "extended" | "handed_over" | "returned" | "done" | "recheck_passed" | "recheck_failed" | "escalated" | "major_confirmed" | "major_dismissed" | "evacuated" | "noted";
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            device_at?: string | null;
            actor: string;
            actor_name: string;
            text: string;
            photos?: string[];
            /** Format: date-time */
            due?: string | null;
            to?: string | null;
            by_place?: boolean;
            made_by?: string | null;
            made_by_name: string;
        };
        SubstitutionInput: {
            post: string;
            colleague: string;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
        };
        SubstitutionList: {
            items?: components["schemas"]["SubstitutionView"][];
            next?: string | null;
        };
        SubstitutionView: {
            id: string;
            post: string;
            /** @enum {string} */
            role: "grid_member" | "micro_grid_leader" | "grid_chief" | "grid_supervisor" | "community_staff" | "command_operator" | "safety_office" | "subdistrict_leader" | "enforcement" | "department" | "administrator";
            region: string;
            region_name: string;
            person: string;
            person_name: string;
            colleague: string;
            colleague_name: string;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** @enum {string} */
            state: "planned" | "running" | "over";
            may_end?: boolean;
            open_hazards: number;
            due_places: number;
            version: number;
        };
        SuggestionInput: {
            /** @enum {string} */
            kind: "complaint" | "suggestion";
            text: string;
            /** Format: date-time */
            made_at: string;
        };
        SuggestionList: {
            items?: components["schemas"]["SuggestionView"][];
            next?: string | null;
        };
        SuggestionView: {
            id: string;
            /** @enum {string} */
            kind: "complaint" | "suggestion";
            text: string;
            author_name: string;
            /** Format: date-time */
            made_at: string;
            /** Format: date-time */
            received_at: string;
            answer: string;
            /** Format: date-time */
            answered_at?: string | null;
        };
        Summary: {
            region: components["schemas"]["RegionSummary"];
            open: number;
            overdue: number;
            imminent: number;
            suspected_major: number;
            waiting_recheck: number;
            opened: number;
            closed: number;
            inspections: number;
            places: number;
            by_child?: components["schemas"]["ChildSummary"][];
            by_day?: components["schemas"]["DaySummary"][];
            /** Format: date-time */
            as_of: string;
        };
        TrackPoint: {
            /** Format: date-time */
            at: string;
            lng: number;
            lat: number;
            accuracy_m?: number | null;
        };
        TrackView: {
            points?: components["schemas"]["TrackPoint"][];
            retention_hours: number;
        };
        UnsentDevice: {
            id: string;
            unsent: number;
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            heard_at: string;
        };
        UnsentList: {
            items?: components["schemas"]["UnsentWork"][];
            next?: string | null;
        };
        UnsentWork: {
            person: string;
            name: string;
            unsent: number;
            /** Format: date-time */
            since: string;
            devices?: components["schemas"]["UnsentDevice"][];
        };
        Warning: {
            path: string;
            code: string;
        };
    };
    responses: {
        /** @description Problem (RFC 9457) */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_ledger_checkpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_ledger_checkpoint_svg: {
        parameters: {
            query?: {
                /** @description 条数；缺省为最新 / leaves; the newest when absent */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": unknown;
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_ledger_consistency: {
        parameters: {
            query?: {
                /** @description 原来的条数 / leaves of the older tree */
                older?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_ledger_key_notes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            400: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_ledger_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            400: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_ledger_sm3_checkpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_ledger_sm3_checkpoint_svg: {
        parameters: {
            query?: {
                /** @description 条数；缺省为最新 / leaves; the newest when absent */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": unknown;
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_ledger_sm3_consistency: {
        parameters: {
            query?: {
                /** @description 原来的条数 / leaves of the older tree */
                older?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_ledger_sm3_tile_entries_tile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tile: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_ledger_sm3_tile_level_tile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                level: string;
                tile: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_ledger_tile_entries_tile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tile: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_ledger_tile_level_tile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                level: string;
                tile: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_area: {
        parameters: {
            query?: {
                /** @description 上一页的 next / next of the page before */
                cursor?: string;
                /** @description 条数，1–200 / rows, 1–200 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaPlaces"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_area_basemap: {
        parameters: {
            query?: {
                /** @description 上一段的 next / next of the part before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BaseMapPart"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_area_changes: {
        parameters: {
            query?: {
                /** @description 第一页的 log，之后用 cursor / log of the first page, then the cursor */
                after?: number;
                /** @description 条数，1–200 / rows, 1–200 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaChanges"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_boundaries: {
        parameters: {
            query?: {
                /** @description 只看此区域及其下级 / only this region and all below it */
                within?: string;
                /** @description 层级 / level */
                level?: "province" | "prefecture" | "county" | "subdistrict" | "community" | "village" | "grid" | "micro_grid";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": unknown;
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_changes: {
        parameters: {
            query?: {
                /** @description 只看此区域及其下级 / only this region and all below it */
                within?: string;
                /** @description 上次的 cursor / cursor of the last time */
                after?: number;
                /** @description 条数，1–200 / rows, 1–200 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangesView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_checklists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChecklistList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_checklists_ref: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_colleagues: {
        parameters: {
            query?: {
                /** @description 岗位 / the post */
                post?: string;
                /** @description 姓名的一部分 / part of the name */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColleagueList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    post_v1_deadlines: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeadlineQuestion"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deadline"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    put_v1_devices_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceReport"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceView"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    delete_v1_devices_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_exports_hazards_xlsx: {
        parameters: {
            query?: {
                /** @description 只看此区域及其下级 / only this region and all below it */
                within?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_exports_places_xlsx: {
        parameters: {
            query?: {
                /** @description 只看此区域及其下级 / only this region and all below it */
                within?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_grid: {
        parameters: {
            query?: {
                /** @description 经度 / longitude */
                lng?: number;
                /** @description 纬度 / latitude */
                lat?: number;
                /** @description 坐标系 / datum */
                datum?: "wgs84" | "cgcs2000" | "gcj02" | "bd09";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GridOfPoint"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_hand_over: {
        parameters: {
            query?: {
                /** @description 岗位 / the post */
                post?: string;
                /** @description 最后一天 / the last day */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandOver"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_hazards: {
        parameters: {
            query?: {
                /** @description 只看此区域及其下级 / only this region and all below it */
                within?: string;
                /** @description 状态 / state */
                state?: "found" | "rectifying" | "handed_over" | "done" | "closed";
                /** @description 等级 / level */
                level?: "general" | "suspected_major" | "major" | "imminent";
                /** @description 场所编号 / id of a place */
                place?: string;
                /** @description 1 = 只看未销号 / 1 = open ones only */
                open?: number;
                /** @description 1 = 只看超期 / 1 = overdue ones only */
                overdue?: number;
                /** @description due（默认）或 -found_at / due (default) or -found_at */
                sort?: "due" | "-found_at";
                /** @description 上一页的 next / next of the page before */
                cursor?: string;
                /** @description 每页条数，1–200 / rows a page, 1–200 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HazardList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_hazards_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HazardPageView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    put_v1_hazards_id: {
        parameters: {
            query?: {
                /** @description 手机自己生成的编号 / id that the phone made for itself */
                device?: string;
                /** @description 这部手机上的第几条记录 / which of the phone's entries this is */
                number?: number;
                /** @description 这部手机已编到第几条 / the highest number the phone has given */
                made?: number;
                /** @description 替谁发送：记录人的编号（同事的手机连不上时） / for whom it is sent: id of the person who entered it (when a colleague's phone cannot) */
                made_by?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HazardReport"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HazardPageView"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HazardPageView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    put_v1_hazards_id_steps_step: {
        parameters: {
            query?: {
                /** @description 手机自己生成的编号 / id that the phone made for itself */
                device?: string;
                /** @description 这部手机上的第几条记录 / which of the phone's entries this is */
                number?: number;
                /** @description 这部手机已编到第几条 / the highest number the phone has given */
                made?: number;
                /** @description 替谁发送：记录人的编号（同事的手机连不上时） / for whom it is sent: id of the person who entered it (when a colleague's phone cannot) */
                made_by?: string;
            };
            header?: never;
            path: {
                id: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepAnswer"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    post_v1_imports_kind: {
        parameters: {
            query?: {
                /** @description 1 = 写入 / 1 = write */
                commit?: number;
                /** @description 文件名 / file name */
                name?: string;
            };
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_inspections: {
        parameters: {
            query?: {
                /** @description 只看此区域及其下级 / only this region and all below it */
                within?: string;
                /** @description 场所编号 / id of a place */
                place?: string;
                /** @description 上一页的 next / next of the page before */
                cursor?: string;
                /** @description 每页条数，1–200 / rows a page, 1–200 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_inspections_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    put_v1_inspections_id: {
        parameters: {
            query?: {
                /** @description 手机自己生成的编号 / id that the phone made for itself */
                device?: string;
                /** @description 这部手机上的第几条记录 / which of the phone's entries this is */
                number?: number;
                /** @description 这部手机已编到第几条 / the highest number the phone has given */
                made?: number;
                /** @description 替谁发送：记录人的编号（同事的手机连不上时） / for whom it is sent: id of the person who entered it (when a colleague's phone cannot) */
                made_by?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Inspection"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionReceipt"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionReceipt"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_ledger_proof: {
        parameters: {
            query?: {
                /** @description 事件序号 seq / seq of the event */
                event?: number;
                /** @description sha256 或 sm3 / sha256 or sm3 */
                suite?: "sha256" | "sm3";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_live: {
        parameters: {
            query?: {
                /** @description 只看此区域及其下级 / only this region and all below it */
                within?: string;
                /** @description 从某一序号之后开始；也可用 Last-Event-ID / from a position in the log; Last-Event-ID says it too */
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_map_hazards: {
        parameters: {
            query?: {
                /** @description 西,南,东,北（度） / west,south,east,north in degrees */
                bbox?: string;
                /** @description 屏幕的缩放级别，0–24 / the screen's zoom, 0–24 */
                zoom?: number;
                /** @description 只看此区域及其下级 / only this region and all below it */
                within?: string;
                /** @description 等级 / level */
                level?: "general" | "suspected_major" | "major" | "imminent";
                /** @description 1 = 只看超期 / 1 = overdue ones only */
                overdue?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HazardMap"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_map_places: {
        parameters: {
            query?: {
                /** @description 西,南,东,北（度） / west,south,east,north in degrees */
                bbox?: string;
                /** @description 屏幕的缩放级别，0–24 / the screen's zoom, 0–24 */
                zoom?: number;
                /** @description 只看此区域及其下级 / only this region and all below it */
                within?: string;
                /** @description 场所类型 / type of place */
                type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceMap"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_patrol_routes: {
        parameters: {
            query?: {
                /** @description 只看此区域及其下级 / only this region and all below it */
                within?: string;
                /** @description 1 = 包括停用的 / 1 = also those no longer in use */
                also_ended?: number;
                /** @description 上一页的 next / next of the page before */
                cursor?: string;
                /** @description 每页条数，1–200 / rows a page, 1–200 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatrolRouteList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    put_v1_patrol_routes_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatrolRouteInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatrolRouteView"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatrolRouteView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_patrol_stop_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatrolStopKinds"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_patrols_mine: {
        parameters: {
            query?: {
                /** @description 上一页的 next / next of the page before */
                cursor?: string;
                /** @description 每页条数，1–200 / rows a page, 1–200 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatrolList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    put_v1_patrols_id: {
        parameters: {
            query?: {
                /** @description 手机自己生成的编号 / id that the phone made for itself */
                device?: string;
                /** @description 这部手机上的第几条记录 / which of the phone's entries this is */
                number?: number;
                /** @description 这部手机已编到第几条 / the highest number the phone has given */
                made?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Patrol"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatrolView"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatrolView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_patrols_id_track: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatrolTrackView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    put_v1_patrols_id_track: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatrolTrack"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatrolTrackReceipt"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatrolTrackReceipt"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    delete_v1_patrols_id_track: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_people: {
        parameters: {
            query?: {
                /** @description 只看此区域及其下级 / only this region and all below it */
                within?: string;
                /** @description 岗位 / role */
                role?: "grid_member" | "micro_grid_leader" | "grid_chief" | "grid_supervisor" | "community_staff" | "command_operator" | "safety_office" | "subdistrict_leader" | "enforcement" | "department" | "administrator";
                /** @description 上一页的 next / next of the page before */
                cursor?: string;
                /** @description 每页条数，1–200 / rows a page, 1–200 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    put_v1_people_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    delete_v1_people_id_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    post_v1_people_id_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_photos_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": unknown;
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    put_v1_photos_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoReceipt"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoReceipt"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_photos_name_parts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoProgress"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    put_v1_photos_name_parts: {
        parameters: {
            query?: {
                /** @description 这一段从第几个字节开始 / where this part begins */
                at?: number;
                /** @description 整张照片的字节数 / bytes of the whole photo */
                size?: number;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoProgress"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoProgress"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_place_codes: {
        parameters: {
            query?: {
                /** @description 只看此区域及其下级 / only this region and all below it */
                within?: string;
                /** @description 上一页的 next / next of the page before */
                cursor?: string;
                /** @description 每页条数，1–200 / rows a page, 1–200 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceCodes"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_places: {
        parameters: {
            query?: {
                /** @description 只看此区域及其下级 / only this region and all below it */
                within?: string;
                /** @description 场所类型 / type of place */
                type?: string;
                /** @description 名称中的文字 / text in the name */
                q?: string;
                /** @description 1 = 应检查的 / 1 = due for a visit */
                due?: number;
                /** @description 1 = 有未销号隐患的 / 1 = with open hazards */
                has_open?: number;
                /** @description 经度,纬度：由近到远 / lng,lat: nearest first */
                near?: string;
                /** @description 上一页的 next / next of the page before */
                cursor?: string;
                /** @description 每页条数，1–200 / rows a page, 1–200 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_places_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacePage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    put_v1_places_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceView"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    put_v1_places_id_asked_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskVisit"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    delete_v1_places_id_asked_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_places_id_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceCode"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    post_v1_places_id_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenewCode"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceCode"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    delete_v1_places_id_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    post_v1_places_id_merge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergePlace"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    post_v1_places_id_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_positions: {
        parameters: {
            query?: {
                /** @description 只看此区域及其下级 / only this region and all below it */
                within?: string;
                /** @description 经度,纬度：由近到远 / lng,lat: nearest first */
                near?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembersOnDuty"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    put_v1_positions_batches_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PositionsInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PositionsReceipt"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PositionsReceipt"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_positions_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    delete_v1_positions_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_positions_share: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    delete_v1_positions_share: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    put_v1_positions_share_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShareInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareView"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    put_v1_posts_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Post"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostView"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_regions: {
        parameters: {
            query?: {
                /** @description 只看此区域及其下级 / only this region and all below it */
                within?: string;
                /** @description 层级 / level */
                level?: "province" | "prefecture" | "county" | "subdistrict" | "community" | "village" | "grid" | "micro_grid";
                /** @description 某日有效的 / valid on a day */
                on?: string;
                /** @description 上一页的 next / next of the page before */
                cursor?: string;
                /** @description 每页条数，1–200 / rows a page, 1–200 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_regions_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Region"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    put_v1_regions_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Region"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Region"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Region"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    post_v1_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    delete_v1_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_substitutions: {
        parameters: {
            query?: {
                /** @description 只看此区域及其下级 / only this region and all below it */
                within?: string;
                /** @description 只看未结束的 / only those that are not over */
                current?: number;
                /** @description 上一页的 next / next of the page before */
                cursor?: string;
                /** @description 每页条数，1–200 / rows a page, 1–200 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubstitutionList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    put_v1_substitutions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubstitutionInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubstitutionView"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubstitutionView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    post_v1_substitutions_id_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubstitutionView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_suggestions: {
        parameters: {
            query?: {
                /** @description 只看此区域及其下级 / only this region and all below it */
                within?: string;
                /** @description 只看自己写的 / only one's own */
                mine?: number;
                /** @description 是否已答复 / answered or not */
                answered?: number;
                /** @description 上一页的 next / next of the page before */
                cursor?: string;
                /** @description 每页条数，1–200 / rows a page, 1–200 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    put_v1_suggestions_id: {
        parameters: {
            query?: {
                /** @description 手机自己生成的编号 / id that the phone made for itself */
                device?: string;
                /** @description 这部手机上的第几条记录 / which of the phone's entries this is */
                number?: number;
                /** @description 这部手机已编到第几条 / the highest number the phone has given */
                made?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuggestionInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionView"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    post_v1_suggestions_id_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_summary: {
        parameters: {
            query?: {
                /** @description 只看此区域及其下级 / only this region and all below it */
                within?: string;
                /** @description 最近多少天 / how many days back */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Summary"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    get_v1_unsent: {
        parameters: {
            query?: {
                /** @description 只看此区域及其下级 / only this region and all below it */
                within?: string;
                /** @description 上一页的 next / next of the page before */
                cursor?: string;
                /** @description 每页条数，1–200 / rows a page, 1–200 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnsentList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            408: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            431: components["responses"]["Problem"];
            500: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
}
