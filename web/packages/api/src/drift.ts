// SPDX-License-Identifier: Apache-2.0
// Compares our types with those generated from the server's own description, field name by field name; `npm run typecheck`
// fails when one side has a field that the other lacks. (Types of replies cannot be compared whole: the description marks
// as required only what a request must bring.)
import type { components } from './schema'
import type * as Ours from './types'

type Theirs = components['schemas']
type SameFields<A, B> = [Exclude<keyof A, keyof B>, Exclude<keyof B, keyof A>] extends [never, never]
  ? true
  : { onlyServer: Exclude<keyof A, keyof B>; onlyWeb: Exclude<keyof B, keyof A> }
type Held<T extends Record<string, true>> = T

export type NoDrift = Held<{
  HazardView: SameFields<Theirs['HazardView'], Ours.HazardView>
  HazardPage: SameFields<Theirs['HazardPageView'], Ours.HazardPage>
  Step: SameFields<Theirs['StepView'], Ours.Step>
  Hazard: SameFields<Theirs['Hazard'], Ours.Hazard>
  Deadline: SameFields<Theirs['Deadline'], Ours.Deadline>
  PlaceView: SameFields<Theirs['PlaceView'], Ours.PlaceView>
  AskedVisit: SameFields<Theirs['AskedVisit'], Ours.AskedVisit>
  AskVisit: SameFields<Theirs['AskVisit'], Ours.AskVisit>
  OtherPlace: SameFields<Theirs['OtherPlace'], Ours.OtherPlace>
  MergePlace: SameFields<Theirs['MergePlace'], Ours.MergePlace>
  PlacePage: SameFields<Theirs['PlacePage'], Ours.PlacePage>
  PlaceInput: SameFields<Theirs['PlaceInput'], Ours.PlaceInput>
  Position: SameFields<Theirs['Position'], Ours.Position>
  PlaceCode: SameFields<Theirs['PlaceCode'], Ours.PlaceCode>
  AreaPlaces: SameFields<Theirs['AreaPlaces'], Ours.AreaPlaces>
  BaseMapPart: SameFields<Theirs['BaseMapPart'], Ours.BaseMapPart>
  BaseSheet: SameFields<Theirs['BaseSheet'], Ours.BaseSheet>
  AreaChanges: SameFields<Theirs['AreaChanges'], Ours.AreaChanges>
  RulesView: SameFields<Theirs['RulesView'], Ours.RulesView>
  SessionView: SameFields<Theirs['SessionView'], Ours.SessionView>
  PersonView: SameFields<Theirs['PersonView'], Ours.PersonView>
  PersonInput: SameFields<Theirs['PersonInput'], Ours.PersonInput>
  Post: SameFields<Theirs['PostView'], Ours.Post>
  GridOfPoint: SameFields<Theirs['GridOfPoint'], Ours.GridOfPoint>
  GridPerson: SameFields<Theirs['GridPerson'], Ours.GridPerson>
  Region: SameFields<Theirs['Region'], Ours.Region>
  RegionSummary: SameFields<Theirs['RegionSummary'], Ours.RegionSummary>
  Summary: SameFields<Theirs['Summary'], Ours.Summary>
  Inspection: SameFields<Theirs['Inspection'], Ours.Inspection>
  Answer: SameFields<Theirs['Answer'], Ours.Answer>
  InspectionView: SameFields<Theirs['InspectionView'], Ours.InspectionView>
  InspectionReceipt: SameFields<Theirs['InspectionReceipt'], Ours.InspectionReceipt>
  Extinguisher: SameFields<Theirs['Extinguisher'], Ours.Extinguisher>
  ExtinguisherLife: SameFields<Theirs['ExtinguisherLife'], Ours.ExtinguisherLife>
  StepInput: SameFields<Theirs['StepInput'], Ours.StepInput>
  HazardReport: SameFields<Theirs['HazardReport'], Ours.HazardReport>
  SuggestionView: SameFields<Theirs['SuggestionView'], Ours.SuggestionView>
  SuggestionInput: SameFields<Theirs['SuggestionInput'], Ours.SuggestionInput>
  PatrolStopKind: SameFields<Theirs['PatrolStopKind'], Ours.PatrolStopKind>
  PatrolStop: SameFields<Theirs['PatrolStop'], Ours.PatrolStop>
  PatrolStopView: SameFields<Theirs['PatrolStopView'], Ours.PatrolStopView>
  PatrolRouteView: SameFields<Theirs['PatrolRouteView'], Ours.PatrolRouteView>
  PatrolRouteInput: SameFields<Theirs['PatrolRouteInput'], Ours.PatrolRouteInput>
  Patrol: SameFields<Theirs['Patrol'], Ours.Patrol>
  PatrolView: SameFields<Theirs['PatrolView'], Ours.PatrolView>
  PatrolStopKinds: SameFields<Theirs['PatrolStopKinds'], Ours.PatrolStopKinds>
  PatrolTrackRules: SameFields<Theirs['PatrolTrackRules'], Ours.PatrolTrackRules>
  PatrolTrack: SameFields<Theirs['PatrolTrack'], Ours.PatrolTrack>
  PatrolTrackReceipt: SameFields<Theirs['PatrolTrackReceipt'], Ours.PatrolTrackReceipt>
  PatrolTrackView: SameFields<Theirs['PatrolTrackView'], Ours.PatrolTrackView>
  SeenStopView: SameFields<Theirs['SeenStopView'], Ours.SeenStopView>
  SubstitutionView: SameFields<Theirs['SubstitutionView'], Ours.SubstitutionView>
  SubstitutionInput: SameFields<Theirs['SubstitutionInput'], Ours.SubstitutionInput>
  HandOver: SameFields<Theirs['HandOver'], Ours.HandOver>
  Colleague: SameFields<Theirs['Colleague'], Ours.Colleague>
  ImportReport: SameFields<Theirs['ImportReport'], Ours.ImportReport>
  DoubtfulRow: SameFields<Theirs['DoubtView'], Ours.DoubtfulRow>
  PlaceMap: SameFields<Theirs['PlaceMap'], Ours.PlaceMap>
  PlaceSpot: SameFields<Theirs['PlaceSpot'], Ours.PlaceSpot>
  PlaceOnMap: SameFields<Theirs['PlaceOnMap'], Ours.PlaceOnMap>
  HazardMap: SameFields<Theirs['HazardMap'], Ours.HazardMap>
  HazardSpot: SameFields<Theirs['HazardSpot'], Ours.HazardSpot>
  HazardOnMap: SameFields<Theirs['HazardOnMap'], Ours.HazardOnMap>
  DeviceReport: SameFields<Theirs['DeviceReport'], Ours.DeviceReport>
  DeviceView: SameFields<Theirs['DeviceView'], Ours.DeviceView>
  PhotoProgress: SameFields<Theirs['PhotoProgress'], Ours.PhotoProgress>
  UnsentWork: SameFields<Theirs['UnsentWork'], Ours.UnsentWork>
  UnsentDevice: SameFields<Theirs['UnsentDevice'], Ours.UnsentDevice>
  ShareView: SameFields<Theirs['ShareView'], Ours.ShareView>
  TrackPoint: SameFields<Theirs['TrackPoint'], Ours.TrackPoint>
  PositionsInput: SameFields<Theirs['PositionsInput'], Ours.PositionsInput>
  PositionsReceipt: SameFields<Theirs['PositionsReceipt'], Ours.PositionsReceipt>
  MemberOnDuty: SameFields<Theirs['MemberOnDuty'], Ours.MemberOnDuty>
  Changes: SameFields<Theirs['ChangesView'], Ours.Changes>
  ChangeEvent: SameFields<Theirs['ChangedThing'], Ours.ChangeEvent>
}>
