package access

import "slices"

// Public and SignedIn are the two actions that need no grant.
const (
	Public   Action = "public"
	SignedIn Action = "signed_in"
)

// The permission vocabulary: area, dot, what is done.
const (
	PersonView      Action = "person.view"       // the record without what is masked
	PersonContact   Action = "person.contact"    // telephone, e-mail, address
	PersonNote      Action = "person.note"       // write notes, read the shared ones
	PersonPrivate   Action = "person.private"    // the case worker's own notes
	PersonHealth    Action = "person.health"     // health and social answers
	PersonEdit      Action = "person.edit"       // correct the record
	PersonMerge     Action = "person.merge"      // unite and separate duplicates
	PersonAssign    Action = "person.assign"     // choose the referent
	PersonLooks     Action = "person.looks"      // who looked at the file
	PersonExport    Action = "person.export"     // take a list of people away as a file
	PersonSearch    Action = "person.search"     // keep searches of the list, share them
	PersonDocument  Action = "person.document"   // papers: read, add, archive
	PersonFile      Action = "person.file"       // everything the programme holds about a person
	PersonImport    Action = "person.import"     // read a list of people in
	PersonErase     Action = "person.erase"      // erase for good, see whose time is over
	IntakeQueue     Action = "intake.queue"      // see the applications' queue
	IntakeRefer     Action = "intake.refer"      // refer a person
	IntakeReceive   Action = "intake.receive"    // assisted application
	IntakeVerify    Action = "intake.verify"     // check requirements, ask and record verifications, suspend
	IntakeAnswer    Action = "intake.answer"     // answer the questions put to one's organisation
	IntakeInvite    Action = "intake.invite"     // fix the interview
	IntakeInterview Action = "intake.interview"  // record interview and assessment
	IntakeDecide    Action = "intake.decide"     // decide in target, not in target
	IntakeClose     Action = "intake.close"      // withdrawn, unreachable, reopen
	IntakeRules     Action = "intake.instrument" // the assessment instrument
	AgendaView      Action = "agenda.view"       // appointments and free places
	AgendaEdit      Action = "agenda.edit"       // offer places, record presence
	PathwayView     Action = "pathway.view"      // pact, plan, promises
	PathwayEdit     Action = "pathway.edit"      // pact, steps, facts, pauses
	PathwayClose    Action = "pathway.close"     // close with balance, reopen
	MonitorCases    Action = "monitor.cases"     // cases under codes, never a name
	TeamView        Action = "team.view"         // Oggi of the whole team
	NetworkView     Action = "network.view"      // organisations
	NetworkEdit     Action = "network.edit"      // organisations
	UserAdmin       Action = "user.admin"        // users, roles, scopes, sessions
	SettingAdmin    Action = "setting.admin"     // the programme's rules, area, texts
	AuditView       Action = "audit.view"        // who looked, who changed
	CompanyView     Action = "company.view"      // companies and the Board
	CompanyEdit     Action = "company.edit"      // register, contacts, next actions
	CompanyBoard    Action = "company.board"     // adhesions, showcase, pledges
	CompanySurvey   Action = "company.survey"    // ask for needs, note union agreements
	RequestView     Action = "request.view"      // requests of companies, who fits
	RequestEdit     Action = "request.edit"      // write and move them
	RequestAgree    Action = "request.agree"     // say that a person and who follows them agree to a proposal
	OutboxView      Action = "outbox.view"       // messages to be sent
	OutboxSend      Action = "outbox.send"       // send a message again by hand, settle its fate
	JobAdmin        Action = "job.admin"         // background work
)

// The roles of this programme; docs/glossary.md has their Italian names.
const (
	Coordinator    Role = "coordinator"
	CaseWorker     Role = "case_worker"
	Interviewer    Role = "interviewer"
	Office         Role = "office"          // programme office and help desk
	CompanyOfficer Role = "company_officer" // keeps the relation with companies, looks for opportunities
	ProjectOfficer Role = "project_officer" // self-employment and social projects
	Trainer        Role = "trainer"         // courses
	AccessPoint    Role = "access_point"    // refers people, sees what became of it
	Partner        Role = "partner"         // answers verifications, refers people (R2.4, R2.5)
	Monitor        Role = "monitor"         // external monitor: indicators, never names
	Communication  Role = "communication"   // the programme's voice: site, news, stories
	Administrator  Role = "administrator"
)

var everyRole = []Role{
	Coordinator, CaseWorker, Interviewer, Office, CompanyOfficer, ProjectOfficer, Trainer,
	AccessPoint, Partner, Monitor, Communication, Administrator,
}

// Roles lists the roles in the order in which pages offer them.
func Roles() []Role { return slices.Clone(everyRole) }

// grants is the whole table of permissions. Who administers sees no case, who
// monitors sees no name, who refers sees only its own referrals, who is asked sees
// only the questions put to its organisation. Who looks for opportunities in
// companies reads records and promises, without contacts, notes and health; who
// looks after projects, courses or the programme's voice meets no record here:
// what they work with brings its own grants.
var grants = map[Role]map[Action]Reach{
	Coordinator: {
		PersonView: All, PersonContact: All, PersonNote: All, PersonPrivate: Own, PersonHealth: All, PersonEdit: All,
		PersonMerge: All, PersonAssign: All, PersonLooks: All, PersonExport: All, PersonSearch: All, PersonDocument: All, PersonErase: All, PersonFile: All,
		IntakeQueue: All, IntakeRefer: All, IntakeReceive: All, IntakeVerify: All, IntakeInvite: All, IntakeInterview: All,
		IntakeDecide: All, IntakeClose: All, IntakeRules: All,
		AgendaView: All, AgendaEdit: All, PathwayView: All, PathwayEdit: All, PathwayClose: All,
		TeamView: All, NetworkView: All, NetworkEdit: All, AuditView: All, OutboxView: All, OutboxSend: All,
		CompanyView: All, CompanyEdit: All, CompanyBoard: All, CompanySurvey: All, RequestView: All, RequestEdit: All, RequestAgree: All,
	},
	CaseWorker: {
		PersonView: All, PersonContact: All, PersonNote: All, PersonPrivate: Own, PersonHealth: Own, PersonEdit: All,
		PersonLooks: Own, PersonExport: Own, PersonSearch: All, PersonDocument: All, PersonFile: Own,
		IntakeQueue: All, IntakeReceive: All, IntakeVerify: All, IntakeInvite: All, IntakeInterview: All, IntakeDecide: All,
		IntakeClose: All,
		AgendaView:  All, AgendaEdit: All, PathwayView: All, PathwayEdit: Own, PathwayClose: Own, NetworkView: All, OutboxView: All,
		CompanyView: All, RequestView: All, RequestAgree: Own,
	},
	Interviewer: {
		PersonView: All, PersonContact: All, PersonNote: All, PersonHealth: Own, PersonEdit: All, PersonSearch: All, PersonDocument: All,
		IntakeQueue: All, IntakeInterview: All, IntakeDecide: All, AgendaView: All, AgendaEdit: All, PathwayView: All, NetworkView: All,
	},
	Office: {
		PersonView: All, PersonContact: All, PersonNote: All, PersonEdit: All, PersonMerge: All, PersonSearch: All, PersonDocument: All,
		IntakeQueue: All, IntakeRefer: All, IntakeReceive: All, IntakeVerify: All, IntakeInvite: All, IntakeClose: All,
		AgendaView: All, AgendaEdit: All, NetworkView: All, OutboxView: All, OutboxSend: All,
		CompanyView: All,
	},
	CompanyOfficer: {
		PersonView: All, PersonSearch: All, PathwayView: All, NetworkView: All,
		CompanyView: All, CompanyEdit: All, CompanyBoard: All, CompanySurvey: All, RequestView: All, RequestEdit: All,
	},
	ProjectOfficer: {
		NetworkView: All,
	},
	Trainer: {
		NetworkView: All,
	},
	AccessPoint: {
		IntakeRefer: Organisation, IntakeReceive: Organisation,
	},
	Partner: {
		IntakeAnswer: Organisation, IntakeRefer: Organisation,
	},
	Monitor: {
		NetworkView: All, MonitorCases: All,
	},
	Communication: {
		NetworkView: All,
	},
	Administrator: {
		UserAdmin: All, SettingAdmin: All, PersonImport: All, IntakeRules: All, NetworkView: All, NetworkEdit: All, AuditView: All, JobAdmin: All,
	},
}

// ReachOf is the reach a role grants for an action: the table, for printing
// and for tests.
func ReachOf(role Role, action Action) Reach { return grants[role][action] }

// Actions lists the vocabulary in alphabetical order.
func Actions() []Action {
	seen := map[Action]bool{}
	var out []Action
	for _, role := range everyRole {
		for a := range grants[role] {
			if !seen[a] {
				seen[a] = true
				out = append(out, a)
			}
		}
	}
	slices.Sort(out)
	return out
}
