package demo

import "strings"

// origin is a country that people of the programme come from, with names that
// are common there. They are put together at random: nobody is meant.
type origin struct {
	citizenship string
	lang        string  // spoken at home, of person.Langs
	share       float64 // among those who are not Italian
	women       []string
	men         []string
	surnames    []string
}

func italian() origin {
	return origin{
		citizenship: "IT", lang: "it",
		women: strings.Fields(`Ada Agnese Alessandra Alice Anna Annalisa Antonella Aurora Barbara Beatrice Bruna Camilla Carla Carlotta
			Carmela Caterina Cecilia Chiara Cinzia Claudia Cristina Daniela Debora Donatella Elena Eleonora Elisa Elisabetta Emanuela
			Emma Erica Federica Franca Francesca Gabriella Gaia Giada Ginevra Giorgia Giovanna Giulia Giuseppina Greta Ilaria Irene
			Isabella Lara Laura Letizia Lidia Lisa Loredana Lorena Luana Lucia Luisa Manuela Mara Marcella Margherita Maria Marina Marta
			Martina Matilde Michela Milena Mirella Monica Nadia Nicoletta Noemi Ornella Paola Patrizia Raffaella Rita Roberta Romina
			Rosa Rosanna Sabrina Samantha Sara Serena Silvia Simona Sofia Sonia Stefania Susanna Tamara Tania Teresa Tiziana Valentina
			Valeria Vanessa Vera Veronica Viola Vittoria`),
		men: strings.Fields(`Adriano Alberto Alessandro Alessio Alfredo Andrea Angelo Antonio Armando Arturo Bruno Carlo Carmine Christian
			Claudio Cristian Damiano Daniele Dario Davide Diego Domenico Edoardo Elia Emanuele Emilio Enrico Enzo Ernesto Fabio
			Fabrizio Federico Ferdinando Filippo Flavio Francesco Franco Gabriele Gennaro Giacomo Gianfranco Gianluca Gianni
			Giorgio Giovanni Giuliano Giulio Giuseppe Guido Ivan Jacopo Leonardo Lorenzo Luca Luciano Luigi Manuel Marcello Marco Mario
			Massimiliano Massimo Matteo Mattia Maurizio Mauro Michele Mirko Moreno Nicola Omar Orlando Paolo Pasquale Pietro Raffaele
			Renato Renzo Riccardo Roberto Rocco Romano Ruggero Salvatore Samuele Sandro Sebastiano Sergio Silvano Simone Stefano
			Tiziano Tommaso Umberto Valerio Vincenzo Vittorio Walter`),
		surnames: strings.Fields(`Accorsi Amadori Angelini Baldi Balboni Barbieri Bartolini Bassi Bellini Benassi Benedetti Bergonzoni
			Bernardi Bertocchi Bianchi Bonfiglioli Bonini Boschi Brunelli Calzolari Campana Capelli Carbone Carboni Caruso Casadei
			Casali Cavallari Cesari Colombo Comastri Conti Coppola Costa Cremonini Dallolio Donati Esposito Fabbri Fantuzzi Ferrara
			Ferrari Ferretti Ferri Fiorini Fontana Forni Franceschini Gaiani Galletti Galli Gamberini Gatti Gentile Gherardi Giordano
			Giovannini Golinelli Grandi Grassi Greco Gualandi Guerra Guidi Landi Lelli Leone Lombardi Longo Lorenzini Macchiavelli
			Magnani Mancini Mantovani Marani Marchesini Marchi Mariani Marino Martelli Martinelli Martini Masetti Mazza Mazzanti
			Melloni Menarini Messina Migliori Minelli Monari Montanari Monti Morelli Moretti Morini Nanni Naldi Natali Negri Neri
			Orlandi Orsini Pagani Palmieri Pancaldi Parisi Pasquali Pedretti Pellegrini Piazza Pirazzoli Poggi Poli Pozzi Prandi
			Quadri Ragazzi Ricci Rinaldi Rizzo Rizzoli Romagnoli Romano Roncarati Rossetti Rossi Ruggeri Russo Sabatini Sacchetti Sala
			Salvatori Sandri Santi Sarti Serra Sgarzi Silvestri Simoni Stagni Stefani Tarozzi Testa Testoni Tinti Tommasini Torri Toschi
			Totti Trevisani Turrini Vaccari Valentini Vecchi Venturi Venturoli Ventura Vicinelli Vignoli Villa Vitali Volta Zaccaria
			Zanardi Zanetti Zani Zanotti Zecchi Zucchini Zuppiroli`),
	}
}

func abroad() []origin {
	f := strings.Fields
	return []origin{
		{
			"MA", "ar", 16, f(`Aicha Amina Asmaa Fatima Fatiha Hafida Hanane Hayat Houda Ikram Jamila Karima Khadija Laila Latifa Loubna
				Malika Meryem Mina Naima Najat Nezha Rachida Rajae Saida Salma Samira Sanaa Siham Zineb Zohra`),
			f(`Abdelaziz Abdelilah Abdellah Adil Ahmed Anouar Ayoub Aziz Brahim Driss Fouad Hamid Hassan Hicham Ismail Jamal Kamal Khalid
				Larbi Mohamed Mostafa Mourad Mustapha Nabil Noureddine Omar Rachid Reda Said Tarik Youssef Zakaria`),
			f(`Aboulfath Alaoui Amrani Azzouzi Bakkali Belhaj Benali Bennani Benjelloun Berrada Bouazza Bouchta Chakir Chraibi Daoudi
				Elamrani Elfassi Elghazi Elidrissi Elkhatib Elmansouri Essaidi Fathi Ghazali Haddad Hakimi Hamdaoui Idrissi Jabri Kadiri
				Lahlou Mansouri Naciri Ouazzani Rahmani Saidi Sebti Tahiri Zahiri Ziani`),
		},
		{
			"RO", "ro", 15, f(`Adriana Alina Ana Andreea Bianca Camelia Carmen Cristina Daniela Diana Doina Elena Florentina Gabriela Georgiana
				Ioana Ionela Iuliana Lavinia Liliana Loredana Luminita Maria Mariana Mihaela Mirela Monica Nicoleta Oana Ramona Raluca
				Roxana Simona Valentina Violeta`),
			f(`Adrian Alexandru Andrei Bogdan Catalin Ciprian Claudiu Constantin Cosmin Costel Cristian Dan Daniel Dumitru Florin Gabriel
				George Gheorghe Ilie Ion Ionut Iulian Liviu Lucian Marian Marius Mihai Nicolae Ovidiu Petru Radu Sorin Stefan Vasile Viorel`),
			f(`Albu Anghel Avram Balan Barbu Bucur Ciobanu Ciocan Constantin Costea Cozma Cristea Dinu Dobre Dragomir Dumitrescu Enache
				Florea Gheorghe Grigore Iancu Ilie Ionescu Iordache Lazar Lungu Manea Marin Matei Mihalache Moldovan Munteanu Neagu Nistor
				Oprea Pavel Petrescu Popa Popescu Radu Rusu Sandu Serban Stan Stoica Tanase Toma Tudor Vasilescu Voicu`),
		},
		{
			"PK", "ur", 9, f(`Aisha Amna Asma Bushra Fariha Fouzia Hina Iqra Kiran Maryam Mehwish Nadia Nasreen Nazia Rabia Robina Rubina Sadia Saima
				Samina Shazia Sumaira Uzma Zainab`),
			f(`Abid Adnan Ali Amir Arshad Asif Atif Faisal Farhan Ghulam Hamza Imran Iqbal Irfan Jamshed Kamran Kashif Khurram Majid Nadeem
				Naveed Nasir Qaiser Rizwan Sajid Shahid Tahir Tariq Usman Waqas Yasir Zahid Zubair`),
			f(`Abbasi Ahmad Akhtar Ali Anwar Ashraf Aslam Awan Bashir Butt Chaudhry Gondal Hussain Iqbal Javed Khan Khokhar Mahmood Malik
				Mehmood Mirza Mughal Nawaz Qureshi Rafiq Raja Rashid Rehman Saeed Shah Sheikh Siddique Tahir Warraich Yousaf Zafar`),
		},
		{
			"BD", "bn", 8, f(`Afroza Ayesha Farida Farzana Hasina Jahanara Kohinoor Lipi Mahmuda Mita Momtaz Nargis Nasima Parvin Rehana Rina Ruma
				Sabina Salma Shahnaz Shamima Sharmin Shirin Sultana Taslima`),
			f(`Abdul Abul Alamgir Amin Anisur Aslam Faruk Habibur Harun Jahangir Jasim Kamal Khairul Liton Mahbub Masud Mizanur Monir Nazrul
				Rafiqul Rashed Rezaul Ruhul Sabbir Saiful Shahin Shamim Sohel Tareq Zahirul`),
			f(`Ahmed Akter Alam Ali Bepari Bhuiyan Biswas Chowdhury Dewan Hasan Hawlader Hossain Howlader Islam Kazi Khan Khatun Mia Miah
				Molla Mondal Munshi Patwary Prodhan Rahman Rana Sarder Sarkar Shikder Sikder Talukder Uddin`),
		},
		{
			"AL", "sq", 8, f(`Adelina Albana Alma Anila Arta Blerina Brunilda Dorina Drita Elira Elona Enkelejda Entela Ermira Etleva Fatmira
				Flutura Lindita Liljana Luljeta Majlinda Mimoza Mirela Nertila Ornela Rudina Suela Teuta Valbona Vjollca`),
			f(`Adrian Agim Albert Alban Altin Arben Ardian Artan Arjan Bashkim Bledar Besnik Dritan Edmond Elton Endrit Erion Ervin Fatos
				Fatmir Gentian Gezim Ilir Kastriot Klajdi Leonard Luan Petrit Sokol Spartak Valon`),
			f(`Bardhi Basha Bega Brahimi Cela Cenaj Dervishi Doci Dushku Gjika Gjoni Halili Hoxha Hysa Kola Kodra Leka Lleshi Marku Mema
				Meta Muca Ndoja Nikolla Paja Prifti Rama Sejdiu Shehu Shala Sula Tafa Toska Veliu Xhafa Zefi`),
		},
		{
			"UA", "uk", 9, f(`Alla Anastasiia Anna Daria Galyna Halyna Hanna Inna Iryna Kateryna Khrystyna Larysa Lesia Liubov Liudmyla Lyudmyla
				Mariia Maryna Myroslava Nadiia Natalia Oksana Olena Olha Svitlana Tetiana Valentyna Viktoriia Yuliia Zoriana`),
			f(`Andrii Bohdan Dmytro Ihor Ivan Maksym Mykhailo Mykola Oleh Oleksandr Pavlo Petro Roman Serhii Taras Vasyl Viktor Volodymyr
				Yaroslav Yurii`),
			f(`Bilyk Bondar Bondarenko Boiko Chorna Danyliuk Dovhan Fedoruk Fedorenko Havryliuk Hnatiuk Hrytsenko Ivanenko Ivanchuk Kharchenko
				Klymenko Kolisnyk Koval Kovalchuk Kovalenko Kravchenko Kravchuk Kushnir Lysenko Marchenko Melnyk Mazur Moroz Oliinyk
				Pavlenko Petrenko Polishchuk Romaniuk Rudenko Savchenko Shevchenko Shevchuk Tkachenko Tkachuk Vasylenko Vovk Zakharchenko`),
		},
		{
			"PH", "en", 6, f(`Analyn Angelica Arlene Carmelita Cherry Cristina Divina Edna Elena Evelyn Gemma Grace Imelda Jocelyn Josephine Joy
				Leonora Liza Lorna Lourdes Maricel Marites Marivic Mercy Michelle Remedios Rosalie Rowena Rosario Teresita Victoria`),
			f(`Alfredo Antonio Arnel Arvin Bernardo Carlo Danilo Dennis Eduardo Edwin Emmanuel Ernesto Ferdinand Francis Gerald Jerome Joel
				Jonathan Jose Marvin Melvin Noel Orlando Rafael Ramon Reynaldo Ricardo Roderick Rodel Rommel Ronaldo`),
			f(`Abad Aguilar Alcantara Aquino Bautista Bernardo Cabrera Castillo Cruz Dizon Domingo Enriquez Espiritu Fajardo Ferrer Flores
				Garcia Gutierrez Hernandez Ilagan Lopez Magpantay Manalo Marasigan Mendoza Mercado Morales Navarro Ocampo Pascual Perez
				Ramos Reyes Rivera Salazar Santiago Santos Soriano Tolentino Torres Valdez Villanueva`),
		},
		{
			"NG", "en", 8, f(`Abigail Adaeze Amaka Blessing Chinyere Chioma Comfort Destiny Ebere Esther Faith Favour Gift Glory Grace Happiness Helen
				Joy Kehinde Loveth Mercy Ngozi Nkechi Patience Peace Precious Promise Queen Rita Sandra Stella Success Tina Victory`),
			f(`Austin Anthony Chidi Chukwuma Collins Cyril Daniel Desmond Ebuka Efosa Emeka Emmanuel Endurance Felix Festus Frank Friday
				Godwin Ikechukwu Innocent Isaac Jude Kelvin Kingsley Lucky Matthew Monday Nosa Obinna Osaro Patrick Samuel Sunday Victor`),
			f(`Abiodun Adebayo Adeyemi Aigbe Akpan Amadi Asemota Chukwu Edosa Efe Egbe Ehigie Ekhator Enabulele Eze Ezeh Ibe Idahosa Igbinosa
				Igwe Ikponmwosa Imade Iyamu Nnaji Nwachukwu Nwankwo Obi Odion Ogbebor Oghogho Ojo Okafor Okeke Okoro Okoye Omoregie Onyeka
				Osagie Osayande Osemwenkha Owolabi Uche Uwaifo`),
		},
		{
			"SN", "fr", 5, f(`Aby Adama Aida Aissatou Aminata Arame Astou Awa Binta Coumba Dieynaba Fatou Khady Mame Mariama Marieme Nafissatou
				Ndeye Oumy Rokhaya Seynabou Sokhna Yacine`),
			f(`Abdou Abdoulaye Aliou Alioune Amadou Assane Babacar Bara Cheikh Demba Djibril El Elhadji Fallou Ibrahima Idrissa Ismaila Khadim
				Lamine Mamadou Mbaye Modou Mor Moussa Omar Ousmane Pape Saliou Serigne Souleymane Talla`),
			f(`Ba Badji Beye Camara Cisse Coly Diagne Diallo Diatta Diop Diouf Dione Drame Faye Fall Gaye Gueye Ka Kane Kebe Lo Mbaye Mbengue
				Mbodj Mboup Ndao Ndiaye Ndour Niang Sagna Samb Sane Sarr Seck Sene Sow Sy Sylla Thiam Thioune Toure Wade`),
		},
		{
			"TN", "ar", 5, f(`Amel Asma Dorra Emna Faten Fatma Hajer Hela Ibtissem Ines Jihen Kaouther Leila Mariem Monia Mouna Nadia Najoua Olfa
				Rim Samia Sihem Sonia Wafa Yosra`),
			f(`Adel Anis Aymen Bassem Bechir Chokri Fathi Faouzi Habib Hatem Hedi Houcine Imed Kais Karim Lassaad Lotfi Mahdi Mehdi Mondher
				Moncef Nizar Noureddine Ridha Riadh Sami Slim Taoufik Walid Wassim Yassine Zied`),
			f(`Abidi Agrebi Amri Ayari Baccouche Belhadj Benamor Bouaziz Boughanmi Bouzid Chaabane Chebbi Dhaouadi Dridi Ferchichi Gharbi
				Guesmi Hamdi Hammami Jaziri Jelassi Jlassi Karoui Khemiri Mabrouk Mansouri Mejri Mzoughi Nasri Ouertani Riahi Saidani Sassi
				Slimani Trabelsi Yahyaoui Zouari`),
		},
		{
			"CN", "zh", 2.5, f(`Fang Hong Hui Jing Juan Lan Li Lili Lin Ling Mei Min Na Ping Qing Rong Xia Xiu Yan Ying Yu Yun Zhen`),
			f(`Bin Bo Chao Dong Feng Gang Guang Hai Hao Hua Jian Jie Jun Kai Lei Long Ming Peng Qiang Tao Wei Xiang Yong Zhong`),
			f(`Cai Chen Cheng Deng Fang Gao Guo Han He Hu Huang Jiang Jin Lin Liu Lu Luo Ma Pan Shen Sun Tang Wang Wu Xia Xie Xu Yang Ye Yu
				Zhang Zhao Zheng Zhou Zhu`),
		},
		{
			"MD", "ro", 5, f(`Ala Alina Ana Angela Aurelia Diana Doina Ecaterina Elena Galina Irina Larisa Lilia Liudmila Ludmila Maria Natalia
				Nina Olga Parascovia Rodica Silvia Svetlana Tatiana Valentina Vera Victoria Zinaida`),
			f(`Alexandru Anatolie Andrei Boris Constantin Dumitru Eugeniu Gheorghe Grigore Igor Ion Iurie Mihail Nicolae Oleg Pavel Petru Sergiu
				Stanislav Valeriu Vasile Veaceslav Victor Vitalie Vladimir`),
			f(`Balan Bejan Botnari Bostan Bulat Caraman Cazacu Cebotari Ceban Chirita Ciobanu Cojocaru Colesnic Cotorobai Croitoru Cusnir Damian
				Dodon Donici Gaina Grosu Guzun Istrati Lupu Melnic Moraru Munteanu Negru Nistor Olaru Plamadeala Popescu Rotaru Rusu Sirbu
				Spinu Stratan Tataru Ursu Vieru Zaharia`),
		},
		{
			"PE", "es", 3.5, f(`Ana Carmen Cecilia Claudia Doris Elizabeth Elvira Flor Gladys Gloria Ines Isabel Jackeline Janet Jessica Karina Lourdes
				Luz Margarita Maria Maribel Marlene Milagros Nancy Norma Patricia Pilar Rocio Rosa Sonia Susana Yolanda`),
			f(`Alberto Alejandro Alfredo Carlos Cesar Christian Eduardo Enrique Felix Fernando Guillermo Hector Hugo Javier Jorge Jose Juan Julio
				Luis Manuel Mario Miguel Oscar Pedro Raul Ricardo Roberto Segundo Victor Walter`),
			f(`Aguirre Alvarado Bravo Caceres Campos Cardenas Carrasco Castro Chavez Condori Diaz Espinoza Flores Fuentes Gamarra Gonzales Guerrero
				Huaman Leon Mamani Medina Mendoza Meza Miranda Ochoa Palacios Paredes Quispe Ramirez Ramos Rojas Romero Salas Sanchez Silva
				Tello Torres Valencia Vargas Vega Velasquez Zapata`),
		},
	}
}
